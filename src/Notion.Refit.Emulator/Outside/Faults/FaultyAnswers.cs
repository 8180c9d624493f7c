using System.Buffers;
using System.Globalization;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Notion.Refit.Emulator.Protocol.Errors;
using Notion.Refit.Emulator.Protocol.Messages;

namespace Notion.Refit.Emulator.Outside.Faults;

/// <summary>Creates the responses of faults.</summary>
internal static class FaultyAnswers
{
    private const string HtmlType = "text/html; charset=UTF-8";

    /// <summary>The number of pieces of a lasting body after which a fault breaks it off: the session, and what comes next.</summary>
    public const int PiecesBeforeBreak = 2;

    private static readonly EmulatorResponse Nothing = new() { Status = 0, Body = ReadOnlySequence<byte>.Empty };

    /// <summary>The answer to a request that the API does not get to see.</summary>
    public static EmulatorResponse Instead(Fault fault, string requestId, DateTimeOffset now) => fault.Kind switch
    {
        FaultKind.RefuseConnection => Nothing with { Delivery = Delivery.Refused },
        FaultKind.ResetConnection => Nothing with { Delivery = Delivery.Reset },
        FaultKind.Stall => Nothing with { Delivery = Delivery.Stalled },
        FaultKind.Html => Html(fault),
        FaultKind.RateLimited => Throttled(ApiErrors.TooManyRequests(fault.Reason, Told(fault)), fault, requestId, now),
        FaultKind.Overloaded => Throttled(ApiErrors.Overloaded(Told(fault)), fault, requestId, now),
        FaultKind.Conflict => Error(ApiErrors.Conflict(), requestId),
        FaultKind.ServerError => Error(ApiErrors.Server(fault.Status), requestId),
        FaultKind.Error => Error(ApiErrors.Injected(fault.Status, fault.Code, fault.Message), requestId),
        _ => throw new InvalidOperationException($"{fault.Kind} needs the answer of the API."),
    };

    /// <summary>Changes the response of an executed request as the fault demands.</summary>
    public static EmulatorResponse Spoil(Fault fault, EmulatorResponse answer) => fault.Kind switch
    {
        FaultKind.ResetConnection => answer with { Delivery = Delivery.Reset },
        FaultKind.ResetWithinBody => answer with { Delivery = Delivery.ResetWithinBody },
        FaultKind.Stall => answer with { Delivery = Delivery.Stalled },
        FaultKind.StallWithinBody => answer with { Delivery = Delivery.StalledWithinBody },
        FaultKind.CutJson => answer with { Body = FirstHalf(answer.Body) },
        FaultKind.ServerError => Error(ApiErrors.Server(fault.Status), answer.RequestId!),
        _ => answer,
    };

    public static EmulatorResponse Error(ApiException error, string requestId)
    {
        Answer answer = ErrorAnswer.Of(error);
        return new EmulatorResponse
        {
            Status = answer.Status,
            RequestId = requestId,
            Body = new ReadOnlySequence<byte>(AnswerEncoder.Encode(answer, requestId)),
            RetryAfterSeconds = error.RetryAfterSeconds,
        };
    }

    /// <summary>Returns the part of a broken body that is sent: at least its first byte, never all of it.</summary>
    public static ReadOnlySequence<byte> FirstHalf(ReadOnlySequence<byte> body) => body.Slice(0, (body.Length + 1) / 2);

    // A date has a form of its own, without the one in the body.
    private static TimeSpan? Told(Fault fault) => fault.RetryAfterForm == RetryAfterForm.Date ? null : fault.RetryAfter;

    private static EmulatorResponse Throttled(ApiException error, Fault fault, string requestId, DateTimeOffset now)
    {
        EmulatorResponse answer = Error(error, requestId);
        return (fault.RetryAfter, fault.RetryAfterForm) switch
        {
            (_, RetryAfterForm.Body) => answer with { RetryAfterSeconds = null },
            ({ } wait, RetryAfterForm.Date) => answer with { Headers = Dates(wait, now) },
            _ => answer,
        };
    }

    // The server would add its own date, by another clock.
    private static KeyValuePair<string, string>[] Dates(TimeSpan wait, DateTimeOffset now)
    {
        DateTimeOffset second = now.AddTicks(-(now.Ticks % TimeSpan.TicksPerSecond));
        return
        [
            new("Date", second.ToString("R", CultureInfo.InvariantCulture)),
            new("Retry-After", second.AddSeconds(Math.Ceiling(wait.TotalSeconds)).ToString("R", CultureInfo.InvariantCulture)),
        ];
    }

    private static EmulatorResponse Html(Fault fault)
    {
        string title = $"{fault.Status.ToString(CultureInfo.InvariantCulture)} {WebUtility.HtmlEncode(ReasonPhrases.GetReasonPhrase(fault.Status))}".TrimEnd();
        string page = $"<!DOCTYPE html>\n<html>\n<head><title>{title}</title></head>\n<body>\n<center><h1>{title}</h1></center>\n<hr><center>edge of the emulator</center>\n</body>\n</html>\n";
        return new EmulatorResponse
        {
            Status = fault.Status,
            ContentType = HtmlType,
            Headers = [new("cf-ray", "0123456789abcdef-EMU")],
            Body = new ReadOnlySequence<byte>(Encoding.UTF8.GetBytes(page)),
            RetryAfterSeconds = fault.RetryAfter is { } wait ? (int)Math.Ceiling(wait.TotalSeconds) : null,
        };
    }
}
