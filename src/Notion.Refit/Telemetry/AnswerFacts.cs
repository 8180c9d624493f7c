using System.Globalization;
using Notion.Refit.Http;

namespace Notion.Refit.Telemetry;

/// <summary>The parts of a response that logs and traces show.</summary>
internal readonly record struct AnswerFacts
{
    // Codes of Notion are short words, and its ids are not much longer.
    private const int LongestText = 100;

    /// <summary>The status.</summary>
    public int Status { get; private init; }

    /// <summary>Whether the status is a success.</summary>
    public bool IsSuccess { get; private init; }

    /// <summary>The id that Notion has assigned to the request.</summary>
    public string? RequestId { get; private init; }

    /// <summary>The id that the proxy in front of Notion has assigned to the request.</summary>
    public string? RayId { get; private init; }

    /// <summary>The code of Notion's error.</summary>
    public string? ErrorCode { get; private init; }

    /// <summary>The status as text when it is an error; otherwise null.</summary>
    public string? ErrorType => IsSuccess ? null : Status.ToString(CultureInfo.InvariantCulture);

    /// <summary>The code of the error, or a text for an error without one.</summary>
    public string LoggedErrorCode => ErrorCode ?? "without a code of Notion";

    /// <summary>Reads a response. The body of an error is read where it is in memory.</summary>
    /// <param name="request">The request, whose secrets are masked.</param>
    /// <param name="response">The response.</param>
    public static AnswerFacts Of(HttpRequestMessage request, HttpResponseMessage response)
    {
        var secrets = RequestSecrets.Of(request);
        var facts = new AnswerFacts
        {
            Status = (int)response.StatusCode,
            IsSuccess = response.IsSuccessStatusCode,
            RequestId = secrets.Header(response, "x-notion-request-id"),
            RayId = secrets.Header(response, "cf-ray"),
        };
        return facts.IsSuccess || response.Content is not PooledContent body ? facts : facts.WithError(ErrorEnvelope.Read(secrets.Mask(body.Bytes.Span) ?? body.Bytes.Span));
    }

    private AnswerFacts WithError(in ErrorEnvelope error) =>
        this with { ErrorCode = SingleLine(error.Code), RequestId = SingleLine(error.RequestId) ?? RequestId };

    private static string? SingleLine(string? text) => text is null ? null : LogText.SingleLine(text, LongestText);
}
