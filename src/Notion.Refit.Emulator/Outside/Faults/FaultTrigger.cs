using Notion.Refit.Emulator.Outside.Faults;

namespace Notion.Refit.Emulator;

/// <summary>A selection of requests to an emulator; the methods add a fault for them.</summary>
/// <remarks>Each method adds one fault and returns the faults of the emulator, for chaining.</remarks>
public sealed class FaultTrigger
{
    private readonly EmulatorFaults _faults;
    private readonly Func<Fault, FaultRule> _rule;

    internal FaultTrigger(EmulatorFaults faults, Func<Fault, FaultRule> rule)
    {
        _faults = faults;
        _rule = rule;
    }

    /// <summary>Refuses the connection.</summary>
    /// <remarks>A server has already accepted the connection when it sees a request: it resets it without reading on.</remarks>
    /// <returns>The faults of the emulator, for chaining.</returns>
    public EmulatorFaults RefuseConnection() => Add(new Fault(FaultKind.RefuseConnection));

    /// <summary>Breaks the connection before the first byte of the response.</summary>
    /// <param name="afterCommit">Whether the request is executed first, so that only the response is lost.</param>
    /// <returns>The faults of the emulator, for chaining.</returns>
    public EmulatorFaults ResetConnection(bool afterCommit = false) => Add(new Fault(FaultKind.ResetConnection) { AfterCommit = afterCommit });

    /// <summary>Executes the request, and breaks the connection in the middle of the response.</summary>
    /// <returns>The faults of the emulator, for chaining.</returns>
    public EmulatorFaults ResetWithinBody() => Add(new Fault(FaultKind.ResetWithinBody));

    /// <summary>Sends no response until the client gives up.</summary>
    /// <param name="afterCommit">Whether the request is executed first.</param>
    /// <returns>The faults of the emulator, for chaining.</returns>
    public EmulatorFaults Stall(bool afterCommit = false) => Add(new Fault(FaultKind.Stall) { AfterCommit = afterCommit });

    /// <summary>Executes the request, and sends half of the response, then nothing until the client gives up.</summary>
    /// <returns>The faults of the emulator, for chaining.</returns>
    public EmulatorFaults StallWithinBody() => Add(new Fault(FaultKind.StallWithinBody));

    /// <summary>Executes the request, and cuts its response in the middle: valid HTTP, broken JSON.</summary>
    /// <returns>The faults of the emulator, for chaining.</returns>
    public EmulatorFaults CutJson() => Add(new Fault(FaultKind.CutJson));

    /// <summary>Returns an HTML page as from a proxy. The request is not executed.</summary>
    /// <param name="status">The HTTP status, such as 403, 429 or 502.</param>
    /// <param name="retryAfter">The value of the header <c>Retry-After</c>, rounded up to seconds; null for none.</param>
    /// <returns>The faults of the emulator, for chaining.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The status is not an error, or the time is negative.</exception>
    public EmulatorFaults Html(int status, TimeSpan? retryAfter = null) =>
        Add(new Fault(FaultKind.Html) { Status = Error(status), RetryAfter = NotNegative(retryAfter) });

    /// <summary>Returns 429, too many requests. The request is not executed.</summary>
    /// <param name="retryAfter">The retry delay to report, rounded up to seconds; null for none.</param>
    /// <param name="form">The form in which it is reported.</param>
    /// <param name="reason">The limit that is reached: <c>additional_data.rate_limit_reason</c>.</param>
    /// <returns>The faults of the emulator, for chaining.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative.</exception>
    public EmulatorFaults RateLimited(
        TimeSpan? retryAfter = null, RetryAfterForm form = RetryAfterForm.Seconds, string reason = "public_api_request_rate_limit")
    {
        ArgumentNullException.ThrowIfNull(reason);
        return Add(new Fault(FaultKind.RateLimited) { RetryAfter = NotNegative(retryAfter), RetryAfterForm = form, Reason = reason });
    }

    /// <summary>Returns 529, Notion is overloaded. The request is not executed.</summary>
    /// <param name="retryAfter">The retry delay to report, rounded up to seconds; null for none.</param>
    /// <param name="form">The form in which it is reported.</param>
    /// <returns>The faults of the emulator, for chaining.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative.</exception>
    public EmulatorFaults Overloaded(TimeSpan? retryAfter = null, RetryAfterForm form = RetryAfterForm.Seconds) =>
        Add(new Fault(FaultKind.Overloaded) { RetryAfter = NotNegative(retryAfter), RetryAfterForm = form });

    /// <summary>Returns 409 <c>conflict_error</c>, a concurrent write. The request is not executed.</summary>
    /// <returns>The faults of the emulator, for chaining.</returns>
    public EmulatorFaults Conflict() => Add(new Fault(FaultKind.Conflict));

    /// <summary>Returns a server error in the form of the API.</summary>
    /// <param name="status">500, 502, 503 or 504.</param>
    /// <param name="afterCommit">Whether the request is executed first. The response does not show it: see <see cref="ServiceUnavailableAfterCommit"/>.</param>
    /// <returns>The faults of the emulator, for chaining.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The status is not one of these.</exception>
    public EmulatorFaults ServerError(int status = 500, bool afterCommit = false)
    {
        if (status is not (500 or 502 or 503 or 504))
            throw new ArgumentOutOfRangeException(nameof(status), status, "The server errors of the API are 500, 502, 503 and 504. There is Html(…) for those of proxies.");
        return Add(new Fault(FaultKind.ServerError) { Status = status, AfterCommit = afterCommit });
    }

    /// <summary>
    /// Executes the request and returns 503 with <c>committed_resource_id</c>, <c>committed_child_ids</c> and
    /// <c>retry_guidance</c>. A refused request returns its error, one that changes nothing a 503 without these.
    /// </summary>
    /// <returns>The faults of the emulator, for chaining.</returns>
    public EmulatorFaults ServiceUnavailableAfterCommit() => Add(new Fault(FaultKind.ServiceUnavailableAfterCommit) { Status = 503 });

    /// <summary>Returns any other error in the form of the API. The request is not executed.</summary>
    /// <param name="status">The HTTP status, from 400 to 599.</param>
    /// <param name="code">The code, such as <c>restricted_resource</c>.</param>
    /// <param name="message">The message.</param>
    /// <returns>The faults of the emulator, for chaining.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The status is not an error.</exception>
    public EmulatorFaults Error(int status, string code, string message = "A fault of the emulator.")
    {
        ArgumentException.ThrowIfNullOrEmpty(code);
        ArgumentNullException.ThrowIfNull(message);
        return Add(new Fault(FaultKind.Error) { Status = Error(status), Code = code, Message = message });
    }

    /// <summary>Delays the response. The request is executed after the wait.</summary>
    /// <param name="time">The delay, by the emulator's clock.</param>
    /// <returns>The faults of the emulator, for chaining.</returns>
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
