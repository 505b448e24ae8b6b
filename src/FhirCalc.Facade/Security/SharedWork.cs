namespace FhirCalc.Facade.Security;

/// <summary>Work that several wait for and that is done once. Who stops waiting does not stop it.</summary>
internal sealed class SharedWork
{
    private readonly Lock _gate = new();
    private Task _running = Task.CompletedTask;

    /// <summary>Joins the work that is under way, or starts it. Only the one who starts it reads what it depends on.</summary>
    public Task Run(Func<Task> work)
    {
        lock (_gate)
            return _running.IsCompleted ? _running = work() : _running;
    }
}
