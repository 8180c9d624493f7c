namespace Notion.Refit.Live.Tests.Docs;

/// <summary>The console of a snippet, so that its test sees what it wrote, also from callbacks.</summary>
internal sealed class Output
{
    private readonly Lock _gate = new();
    private readonly List<string> _written = [];
    private readonly List<(string Line, TaskCompletionSource Seen)> _waiting = [];

    public IReadOnlyList<string> Written
    {
        get
        {
            lock (_gate)
                return [.. _written];
        }
    }

    public void WriteLine(string line)
    {
        lock (_gate)
        {
            _written.Add(line);
            foreach ((_, TaskCompletionSource seen) in _waiting.Where(waiting => waiting.Line == line))
                seen.TrySetResult();
        }
    }

    /// <summary>Waits until a line is written.</summary>
    public Task WhenAsync(string line)
    {
        lock (_gate)
        {
            var seen = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            if (_written.Contains(line))
                seen.SetResult();
            else
                _waiting.Add((line, seen));
            return seen.Task.WaitAsync(TimeSpan.FromSeconds(30));
        }
    }
}
