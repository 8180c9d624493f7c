namespace Notion.Refit.Live;

/// <summary>Keeps an object of a store fresh. Dispose it to end it.</summary>
internal sealed class Follow : IDisposable
{
    public Task Completion => Task.CompletedTask;

    public void Dispose()
    {
    }
}
