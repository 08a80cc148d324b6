using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Waypost.Tests.House;

/// A start that goes well complains of nothing.
public sealed class StartTests : IAsyncLifetime
{
    private readonly Complaints _complaints = new();
    private readonly Listening _app;

    public StartTests() => _app = new Listening(_complaints);

    public Task InitializeAsync() => _app.InitializeAsync();

    public Task DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task A_server_starts_without_a_word_of_error_and_answers()
    {
        using var client = new HttpClient { BaseAddress = _app.Address };

        Assert.Equal("ready\n", await client.GetStringAsync("/readyz"));
        Assert.Equal("alive\n", await client.GetStringAsync("/healthz"));
        Assert.Empty(_complaints.All);
        _ = await client.GetAsync("/fails-on-purpose");
        Assert.NotEmpty(_complaints.All); // it does hear them
    }

    private sealed class Listening(Complaints complaints) : WaypostApp
    {
        protected override void Replace(IServiceCollection services) => services.AddSingleton<ILoggerProvider>(complaints);

        protected override void Plant(WebApplication app) => app.MapGet("/fails-on-purpose", string () => throw new InvalidOperationException("on purpose")).AllowAnonymous();
    }

    private sealed class Complaints : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> All { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public void Dispose()
        {
        }

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel)) All.Enqueue(formatter(state, exception));
        }
    }
}
