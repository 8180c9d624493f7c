namespace Notion.Refit.Http;

/// <summary>Counts how often a call is sent, also by the framework's own handler.</summary>
/// <remarks>
/// That handler repeats a request by itself, at once and up to three times: over HTTP/2 when the server refuses the stream or closes the connection
/// without having looked at it. Each time it writes the content again, which is where it is counted, and stopped. Over HTTP/1.1 it repeats nothing
/// that has content, not even an empty one.
/// </remarks>
/// <param name="limit">How often the call may be sent.</param>
internal sealed class SendCounter(int limit)
{
    private int _limit = limit;
    private int _sends;
    private int _expected;

    /// <summary>Starts an attempt, which is one send.</summary>
    public void StartAttempt() => _expected = _sends + 1;

    /// <summary>Allows one more send, which is not a repeat after a failure: with another token.</summary>
    public void AllowAnother()
    {
        _limit++;
        _expected++;
    }

    /// <summary>Counts a send.</summary>
    /// <param name="target">The stream that the content is written to. Handlers of the app may read the content, too, which is not a send.</param>
    /// <exception cref="RepeatRefusedException">It would be one too many.</exception>
    public void Count(Stream target)
    {
        if (target.GetType().FullName?.StartsWith("System.Net.Http.Http", StringComparison.Ordinal) != true)
            return;
        if (_sends >= _limit)
            throw new RepeatRefusedException();
        _sends++;
    }

    /// <summary>Returns the number of sends of the attempt that the framework's handler alone has decided on.</summary>
    public int Repeats => Math.Max(0, _sends - _expected);
}
