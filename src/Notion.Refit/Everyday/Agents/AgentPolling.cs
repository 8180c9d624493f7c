namespace Notion.Refit.Everyday.Agents;

/// <summary>The waits between two questions for the end of a turn: 1 second, then twice as long each time, at most 10 seconds.</summary>
/// <param name="time">The clock.</param>
internal sealed class AgentPolling(TimeProvider time)
{
    private static readonly TimeSpan s_longest = TimeSpan.FromSeconds(10);

    private TimeSpan _next = TimeSpan.FromSeconds(1);

    /// <summary>Waits until the next question.</summary>
    public async Task WaitAsync(CancellationToken cancellationToken)
    {
        await Task.Delay(_next, time, cancellationToken).ConfigureAwait(false);
        _next = _next * 2 < s_longest ? _next * 2 : s_longest;
    }
}
