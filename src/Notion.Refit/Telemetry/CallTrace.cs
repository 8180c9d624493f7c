using System.Diagnostics;

namespace Notion.Refit.Telemetry;

/// <summary>One observed call, from its start to its end.</summary>
internal sealed class CallTrace
{
    private static readonly HttpRequestOptionsKey<CallTrace> s_key = new("Notion.Refit.Trace");

    private readonly CancellationToken _cancellationToken;
    private readonly RequestRoute _route;
    private readonly long _started;
    private readonly Activity? _activity;
    private int _attempts;

    private CallTrace(ClientTelemetry telemetry, HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Telemetry = telemetry;
        Request = request;
        _cancellationToken = cancellationToken;
        _route = RequestRoute.Of(request);
        LoggedRoute = _route.ToLog(request);
        _started = telemetry.Time.GetTimestamp();
        _activity = RequestActivity.Start(request, _route);
        RequestLog.Starting(telemetry.Logger, request.Method, LoggedRoute);
    }

    /// <summary>The telemetry of the client.</summary>
    public ClientTelemetry Telemetry { get; }

    /// <summary>The request.</summary>
    public HttpRequestMessage Request { get; }

    /// <summary>The operation.</summary>
    public RequestRoute Route => _route;

    /// <summary>The path as it is logged.</summary>
    public string LoggedRoute { get; }

    /// <summary>Whether the caller has cancelled.</summary>
    public bool IsCancelled => _cancellationToken.IsCancellationRequested;

    /// <summary>Starts a call.</summary>
    public static CallTrace Begin(ClientTelemetry telemetry, HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var call = new CallTrace(telemetry, request, cancellationToken);
        request.Options.Set(s_key, call);
        return call;
    }

    /// <summary>Returns the call of a request; null when it is not observed.</summary>
    public static CallTrace? Of(HttpRequestMessage? request) =>
        request is null ? null
        : request.Options.TryGetValue(s_key, out CallTrace? call) ? call
        : null;

    /// <summary>Records the start of an attempt.</summary>
    /// <returns>Its number, from 1.</returns>
    public int CountAttempt() => Interlocked.Increment(ref _attempts);

    /// <summary>Records that the call has ended with a response, whatever its status.</summary>
    public void Answered(HttpResponseMessage response)
    {
        var facts = AnswerFacts.Of(Request, response);
        TimeSpan elapsed = End(facts.Status, facts.ErrorType);
        RequestActivity.Answered(_activity, facts);
        SetResendCount();
        _activity?.Dispose();

        if (facts.IsSuccess)
            RequestLog.Done(Telemetry.Logger, Request.Method, LoggedRoute, facts.Status, elapsed.TotalMilliseconds, _attempts, facts.RequestId);
        else
            RequestLog.Refused(Telemetry.Logger, Request.Method, LoggedRoute, facts.Status, facts.LoggedErrorCode, elapsed.TotalMilliseconds, _attempts, facts.RequestId);
    }

    /// <summary>Records that the call has ended without a response.</summary>
    public void Failed(Exception exception)
    {
        string errorType = ErrorTypes.Of(Request, exception, IsCancelled);
        TimeSpan elapsed = End(status: null, errorType);
        RequestActivity.Failed(_activity, errorType);
        SetResendCount();
        _activity?.Dispose();

        if (exception is OperationCanceledException && IsCancelled)
            RequestLog.Cancelled(Telemetry.Logger, Request.Method, LoggedRoute, elapsed.TotalMilliseconds, _attempts);
        else
            RequestLog.Failed(Telemetry.Logger, Request.Method, LoggedRoute, errorType, ErrorTypes.MessageOf(Request, exception), elapsed.TotalMilliseconds, _attempts);
    }

    /// <summary>Records that the response is a success that cannot be read. The call has ended by then.</summary>
    public void Unreadable(NotionResponseException exception) =>
        RequestLog.Unreadable(Telemetry.Logger, Request.Method, LoggedRoute, (int)exception.StatusCode, exception.JsonPath is { } path ? LogText.SingleLine(path) : null, exception.RequestId);

    private TimeSpan End(int? status, string? errorType)
    {
        TimeSpan elapsed = Telemetry.Time.GetElapsedTime(_started);
        Telemetry.Metrics.Ended(Request, _route, elapsed.TotalSeconds, status, errorType);
        return elapsed;
    }

    private void SetResendCount()
    {
        if (_attempts > 1)
            _activity?.SetTag(TelemetryTags.ResendCount, _attempts - 1);
    }
}
