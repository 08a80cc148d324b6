namespace Waypost.Storage;

/// A room that must load or install something after the migrations and before the first request, in the order of registration.
public interface IStartsFirst
{
    Task StartAsync(CancellationToken stop);
}
