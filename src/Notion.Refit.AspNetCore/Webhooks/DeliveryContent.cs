using System.Buffers;
using Microsoft.AspNetCore.Http;
using Notion.Refit.Models;

namespace Notion.Refit.AspNetCore.Webhooks;

/// <summary>The verified content of a delivery: an event, a verification token, or the reason why it is neither.</summary>
internal readonly struct DeliveryContent
{
    public WebhookEvent? Notification { get; private init; }

    public string? VerificationToken { get; private init; }

    /// <summary>The status of the response, if the delivery is refused.</summary>
    public int Status { get; private init; }

    public string? Reason { get; private init; }

    /// <summary>Verifies and reads a body.</summary>
    /// <param name="body">The body. It is not used after the call.</param>
    /// <param name="signature">The signature; null if there is none, or more than one.</param>
    /// <param name="options">The options.</param>
    public static DeliveryContent Read(in ReadOnlySequence<byte> body, string? signature, NotionWebhookOptions options)
    {
        if (body.IsSingleSegment)
            return Read(body.FirstSpan, signature, options);
        int length = (int)body.Length;
        byte[] pooled = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            body.CopyTo(pooled);
            return Read(pooled.AsSpan(0, length), signature, options);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(pooled);
        }
    }

    private static DeliveryContent Read(ReadOnlySpan<byte> body, string? signature, NotionWebhookOptions options)
    {
        string? fault = SignatureFault(body, signature, options);
        if (fault is null && NotionWebhookSignature.TryParse(body, out WebhookEvent? notification) && !string.IsNullOrEmpty(notification.Id))
            return new DeliveryContent { Notification = notification };

        // This request comes before there is a key. It may be signed or not.
        if (NotionWebhookSignature.TryReadVerificationToken(body, out string? token) && !NotionWebhookSignature.TryParse(body, out _))
            return new DeliveryContent { VerificationToken = token };
        return fault is not null
            ? new DeliveryContent { Status = StatusCodes.Status401Unauthorized, Reason = fault }
            : new DeliveryContent { Status = StatusCodes.Status400BadRequest, Reason = "its body is not an event." };
    }

    private static string? SignatureFault(ReadOnlySpan<byte> body, string? signature, NotionWebhookOptions options)
    {
        bool isAny = false;
        bool isValid = false;

        // All tokens are tried, so that the time does not show which one matched.
        if (options.VerificationToken is { } token)
        {
            isAny = true;
            isValid = new NotionWebhookSignature(token).Verify(body, signature);
        }

        foreach (string further in options.FurtherVerificationTokens)
        {
            isAny = true;
            isValid |= new NotionWebhookSignature(further).Verify(body, signature);
        }

        return isValid ? null
            : !isAny ? "no verification token is configured."
            : signature is null ? $"it has no single header {NotionWebhookSignature.HeaderName}."
            : "its signature is that of none of the configured verification tokens.";
    }
}
