using Microsoft.Extensions.DependencyInjection;
using Waypost.People;

namespace Waypost.Tests;

/// The same people in tests, docs and demo, each with a key (`Api`) and in a browser (`Pages`).
public sealed class Cast
{
    private readonly Dictionary<string, Actor> _actors = new(StringComparer.Ordinal);

    /// A visitor who has not signed in.
    public Actor Nobody => _actors[Actor.NobodysName];
    public Actor Seller => _actors["seller"];
    public Actor Gold => _actors["gold"];
    public Actor Agent => _actors["agent"];
    public Actor Agent2 => _actors["agent2"];
    public Actor Supervisor => _actors["supervisor"];
    public Actor Editor => _actors["editor"];
    public Actor Host => _actors["host"];
    public Actor Manager => _actors["manager"];
    public Actor Admin => _actors["admin"];

    public IReadOnlyCollection<Actor> Everybody => _actors.Values;

    /// One of each role, the visitor first.
    public IReadOnlyList<Actor> OneOfEachRole => [Nobody, Seller, Agent, Supervisor, Editor, Host, Manager, Admin];

    public static async Task<Cast> AssembleAsync(Uri address, IServiceProvider services)
    {
        var cast = new Cast();
        await using var scope = services.CreateAsyncScope();
        var keys = scope.ServiceProvider.GetRequiredService<CreateApiKey>();
        cast.Add(Actor.Visitor(address));
        foreach (var (name, role) in new[] { ("seller", "seller"), ("gold", "seller"), ("agent", "agent"), ("agent2", "agent"), ("supervisor", "supervisor"), ("editor", "editor"), ("host", "host"), ("manager", "manager"), ("admin", "admin") })
            cast.Add(await Actor.SignInAsync(address, name, role, await keys.RunAsync(name + DemoSignIn.Domain, "", CancellationToken.None)));
        return cast;
    }

    private void Add(Actor actor) => _actors.Add(actor.Name, actor);
}
