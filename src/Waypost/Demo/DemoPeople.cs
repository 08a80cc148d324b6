using Faker = Bogus.Faker;
using Microsoft.AspNetCore.Identity;
using Waypost.People;
using Waypost.Storage;

namespace Waypost.Demo;

/// Staff, teams and the sellers' own users.
public sealed class DemoPeople(IPasswordHasher<Person> hasher) : IDemoPart
{
    private static readonly (string Slug, string Name)[] TeamNames =
        [("payments", "Payments"), ("orders", "Orders & Shipping"), ("listings", "Listings"), ("trust", "Trust & Verification"), ("technical", "Technical"), ("growth", "Growth")];

    public int Order => 10;

    public Task LoadAsync(WaypostDb db, DemoWorld demo, CancellationToken stop)
    {
        var hash = hasher.HashPassword(new Person(), DemoSignIn.Password); // the policy stays strict: it comes in as a hash
        foreach (var (slug, name) in TeamNames) db.Add(demo.Teams[slug] = new Team { Id = demo.Id(), Slug = slug, Name = name });

        Add("seller", "Mei Chen", Roles.Seller, "Asia/Singapore");
        Add("gold", "Diego Marín", Roles.Seller, "America/Mexico_City");
        Add("agent", "Anna Kowalska", Roles.Agent, "Europe/Warsaw", "en,es", "payments", "orders", "listings", "trust", "technical", "growth");
        Add("agent2", "Budi Santoso", Roles.Agent, "Asia/Jakarta", "en,id,zh,vi", "payments", "orders", "listings", "trust", "technical", "growth");
        Add("supervisor", "Grace Adeyemi", Roles.Supervisor, "Europe/London", "en", "payments", "orders");
        Add("editor", "Linh Tran", Roles.Editor, "Asia/Ho_Chi_Minh");
        Add("host", "Sofia Rossi", Roles.Host, "Europe/Rome");
        Add("manager", "Kenji Mori", Roles.Manager, "Asia/Tokyo");
        Add("admin", "Ada Byrne", Roles.Admin, "Europe/Dublin");

        var faker = new Faker { Random = new Bogus.Randomizer(demo.Seed) };
        demo.SellerPeople.AddRange([demo.Cast["seller"], demo.Cast["gold"]]);
        for (var i = 2; i < demo.Sellers; i++)
        {
            var person = Make(demo, $"seller{i}@shops.test", faker.Name.FullName(), Roles.Seller, hash);
            person.SellerId = demo.Id();
            db.Add(person);
            demo.SellerPeople.Add(person);
        }

        return Task.CompletedTask;

        void Add(string key, string name, Roles roles, string zone, string speaks = "en", params string[] teams)
        {
            var person = Make(demo, key + DemoSignIn.Domain, name, roles, hash);
            (person.TimeZone, person.Speaks, person.Skills) = (zone, speaks, string.Join(',', teams));
            if (roles == Roles.Seller) person.SellerId = demo.Id();
            db.Add(demo.Cast[key] = person);
            foreach (var team in teams) db.Add(new TeamMember { TeamId = demo.Teams[team].Id, PersonId = person.Id });
        }
    }

    private static Person Make(DemoWorld demo, string email, string name, Roles roles, string hash) => new()
    {
        Id = demo.Id(), Email = email, NormalizedEmail = email.ToUpperInvariant(), NormalizedUserName = email.ToUpperInvariant(), Name = name, Roles = roles,
        PasswordHash = hash, SecurityStamp = demo.Id().ToString("N"), ConcurrencyStamp = demo.Id().ToString("D"), EmailConfirmed = true, LockoutEnabled = true,
    };
}
