using Notion.Refit.Emulator.Outside.Faults;

namespace Notion.Refit.Emulator;

/// <summary>Some requests to an emulator; the methods say what happens to them.</summary>
/// <remarks>Each method adds one fault and returns the faults of the emulator, so that the next can follow.</remarks>
public sealed class FaultTrigger
{
    private readonly EmulatorFaults _faults;
    private readonly Func<Fault, FaultRule> _rule;

    internal FaultTrigger(EmulatorFaults faults, Func<Fault, FaultRule> rule)
    {
        _faults = faults;
        _rule = rule;
    }

    /// <summary>No connection can be made.</summary>
    /// <remarks>A server has already taken the connection when it sees a request: it resets the connection without reading on.</remarks>
    /// <returns>The faults of the emulator.</returns>
    public EmulatorFaults RefuseConnection() => Add(new Fault(FaultKind.RefuseConnection));

    /// <summary>The connection breaks before the first byte of an answer.</summary>
    /// <param name="afterCommit">Whether the request is carried out before, so that only the answer is lost.</param>
    /// <returns>The faults of the emulator.</returns>
    public EmulatorFaults ResetConnection(bool afterCommit = false) => Add(new Fault(FaultKind.ResetConnection) { AfterCommit = afterCommit });

    /// <summary>The request is carried out, and the connection breaks in the middle of the answer.</summary>
    /// <returns>The faults of the emulator.</returns>
    public EmulatorFaults ResetWithinBody() => Add(new Fault(FaultKind.ResetWithinBody));

    /// <summary>No answer comes until the client gives up.</summary>
    /// <param name="afterCommit">Whether the request is carried out before.</param>
    /// <returns>The faults of the emulator.</returns>
    public EmulatorFaults Stall(bool afterCommit = false) => Add(new Fault(FaultKind.Stall) { AfterCommit = afterCommit });

    /// <summary>The request is carried out, and after the middle of the answer nothing comes until the client gives up.</summary>
    /// <returns>The faults of the emulator.</returns>
    public EmulatorFaults StallWithinBody() => Add(new Fault(FaultKind.StallWithinBody));

    /// <summary>The request is carried out, and its answer is cut in the middle: valid HTTP, broken JSON.</summary>
    /// <returns>The faults of the emulator.</returns>
    public EmulatorFaults CutJson() => Add(new Fault(FaultKind.CutJson));

    /// <summary>A proxy answers with a page of HTML. The request is not carried out.</summary>
    /// <param name="status">The HTTP status, such as 403, 429 or 502.</param>
    /// <param name="retryAfter">When to come back, told by a header and rounded up to seconds; null to say nothing of it.</param>
    /// <returns>The faults of the emulator.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The status is no error, or the time is negative.</exception>
    public EmulatorFaults Html(int status, TimeSpan? retryAfter = null) =>
        Add(new Fault(FaultKind.Html) { Status = Error(status), RetryAfter = NotNegative(retryAfter) });

    /// <summary>429: too many requests. The request is not carried out.</summary>
    /// <param name="retryAfter">When to come back, rounded up to seconds; null to say nothing of it.</param>
    /// <param name="form">How that is said.</param>
    /// <param name="reason">Which limit is reached: <c>additional_data.rate_limit_reason</c>.</param>
    /// <returns>The faults of the emulator.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative.</exception>
    public EmulatorFaults RateLimited(
        TimeSpan? retryAfter = null, RetryAfterForm form = RetryAfterForm.Seconds, string reason = "public_api_request_rate_limit")
    {
        ArgumentNullException.ThrowIfNull(reason);
        return Add(new Fault(FaultKind.RateLimited) { RetryAfter = NotNegative(retryAfter), RetryAfterForm = form, Reason = reason });
    }

    /// <summary>529: too much for Notion. The request is not carried out.</summary>
    /// <param name="retryAfter">When to come back, rounded up to seconds; null to say nothing of it.</param>
    /// <param name="form">How that is said.</param>
    /// <returns>The faults of the emulator.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative.</exception>
    public EmulatorFaults Overloaded(TimeSpan? retryAfter = null, RetryAfterForm form = RetryAfterForm.Seconds) =>
        Add(new Fault(FaultKind.Overloaded) { RetryAfter = NotNegative(retryAfter), RetryAfterForm = form });

    /// <summary>409 <c>conflict_error</c>: another write came in between. The request is not carried out.</summary>
    /// <returns>The faults of the emulator.</returns>
    public EmulatorFaults Conflict() => Add(new Fault(FaultKind.Conflict));

    /// <summary>A server error in the form of the API.</summary>
    /// <param name="status">500, 502, 503 or 504.</param>
    /// <param name="afterCommit">Whether the request is carried out before. The answer does not tell: see <see cref="ServiceUnavailableAfterCommit"/>.</param>
    /// <returns>The faults of the emulator.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The status is another one.</exception>
    public EmulatorFaults ServerError(int status = 500, bool afterCommit = false)
    {
        if (status is not (500 or 502 or 503 or 504))
            throw new ArgumentOutOfRangeException(nameof(status), status, "The server errors of the API are 500, 502, 503 and 504. There is Html(…) for those of proxies.");
        return Add(new Fault(FaultKind.ServerError) { Status = status, AfterCommit = afterCommit });
    }

    /// <summary>
    /// The request is carried out and answered with 503, <c>committed_resource_id</c>, <c>committed_child_ids</c> and
    /// <c>retry_guidance</c>. A request that the API refuses gets the refusal, one that changes nothing a 503 without these.
    /// </summary>
    /// <returns>The faults of the emulator.</returns>
    public EmulatorFaults ServiceUnavailableAfterCommit() => Add(new Fault(FaultKind.ServiceUnavailableAfterCommit) { Status = 503 });

    /// <summary>Any other error in the form of the API. The request is not carried out.</summary>
    /// <param name="status">The HTTP status, from 400 to 599.</param>
    /// <param name="code">The code, such as <c>restricted_resource</c>.</param>
    /// <param name="message">The message.</param>
    /// <returns>The faults of the emulator.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The status is no error.</exception>
    public EmulatorFaults Error(int status, string code, string message = "A fault of the emulator.")
    {
        ArgumentException.ThrowIfNullOrEmpty(code);
        ArgumentNullException.ThrowIfNull(message);
        return Add(new Fault(FaultKind.Error) { Status = Error(status), Code = code, Message = message });
    }

    /// <summary>The answer is right, but late. The request is carried out after the wait.</summary>
    /// <param name="time">How late, by the clock of the emulator.</param>
    /// <returns>The faults of the emulator.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative.</exception>
    public EmulatorFaults Delay(TimeSpan time)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(time, TimeSpan.Zero);
        return Add(new Fault(FaultKind.Delay) { Delay = time });
    }

    private EmulatorFaults Add(Fault fault)
    {
        _faults.Add(_rule(fault));
        return _faults;
    }

    private static int Error(int status) =>
        status is >= 400 and <= 599 ? status : throw new ArgumentOutOfRangeException(nameof(status), status, "An error has a status from 400 to 599.");

    private static TimeSpan? NotNegative(TimeSpan? retryAfter)
    {
        if (retryAfter is { } time)
            ArgumentOutOfRangeException.ThrowIfLessThan(time, TimeSpan.Zero, nameof(retryAfter));
        return retryAfter;
    }
}
