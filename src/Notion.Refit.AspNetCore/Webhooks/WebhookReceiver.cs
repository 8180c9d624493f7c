using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Hosting;
using Notion.Refit.AspNetCore.Webhooks.Handlers;
using Notion.Refit.AspNetCore.Webhooks.Queue;
using Notion.Refit.Models;

namespace Notion.Refit.AspNetCore.Webhooks;

/// <summary>Answers deliveries: 200 after an event is in the queue, without waiting for its handlers.</summary>
/// <param name="deliveries">The ids of accepted events.</param>
/// <param name="environment">The environment of the app.</param>
internal sealed class WebhookReceiver(INotionWebhookDeliveryStore deliveries, IHostEnvironment environment)
{
    /// <summary>Receives a request.</summary>
    /// <param name="context">The request.</param>
    /// <param name="service">The service of the client.</param>
    /// <param name="handlers">The handlers of the endpoint.</param>
    public async Task ReceiveAsync(HttpContext context, WebhookService service, WebhookHandlers handlers)
    {
        NotionWebhookOptions options = service.Options;
        if (!context.Request.HasJsonContentType())
        {
            Refuse(context, service, StatusCodes.Status415UnsupportedMediaType, "its content is not JSON.");
            return;
        }

        if (await ReadAsync(context, options.MaxBodySize).ConfigureAwait(false) is not { } body)
        {
            Refuse(context, service, StatusCodes.Status413PayloadTooLarge, string.Create(CultureInfo.InvariantCulture, $"its body has more than {options.MaxBodySize} bytes."));
            return;
        }

        // The request comes before there is a key. It may be signed or not.
        if (NotionWebhookSignature.TryReadVerificationToken(body.Span, out string? token) && !NotionWebhookSignature.TryParse(body.Span, out _))
        {
            await VerifyAsync(context, service, options, token).ConfigureAwait(false);
            return;
        }

        if (SignatureFault(context, options, body.Span) is { } fault)
            Refuse(context, service, StatusCodes.Status401Unauthorized, fault);
        else if (!NotionWebhookSignature.TryParse(body.Span, out WebhookEvent? notification) || string.IsNullOrEmpty(notification.Id))
            Refuse(context, service, StatusCodes.Status400BadRequest, "its body is not an event.");
        else
            await AcceptAsync(context, service, handlers, options, notification).ConfigureAwait(false);
    }

    private static void Refuse(HttpContext context, WebhookService service, int status, string reason)
    {
        WebhookLog.Refused(service.Logger, status, reason);
        context.Response.StatusCode = status;
    }

    private static string? SignatureFault(HttpContext context, NotionWebhookOptions options, ReadOnlySpan<byte> body)
    {
        string? signature = context.Request.Headers[NotionWebhookSignature.HeaderName] is [{ } only] ? only : null;
        bool isAny = false;
        bool isValid = false;

        // All tokens are tried, so that the time does not say which one matched.
        foreach (string token in options.VerificationTokens)
        {
            isAny = true;
            isValid |= new NotionWebhookSignature(token).Verify(body, signature);
        }

        return isValid ? null
            : !isAny ? "no verification token is configured."
            : signature is null ? $"it has no single header {NotionWebhookSignature.HeaderName}."
            : "its signature is that of none of the configured verification tokens.";
    }

    private async Task VerifyAsync(HttpContext context, WebhookService service, NotionWebhookOptions options, string token)
    {
        WebhookLog.Verification(service.Logger);
        if (environment.IsDevelopment())
            WebhookLog.VerificationToken(service.Logger, token);
        if (options.OnVerification is { } hook)
            await hook(new NotionWebhookVerification(service.ClientName, token), context.RequestAborted).ConfigureAwait(false);
        context.Response.StatusCode = StatusCodes.Status200OK;
    }

    private async Task AcceptAsync(HttpContext context, WebhookService service, WebhookHandlers handlers, NotionWebhookOptions options, WebhookEvent notification)
    {
        context.Response.StatusCode = StatusCodes.Status200OK;
        if (!await deliveries.TryAddAsync(notification.Id, options.DuplicateWindow, context.RequestAborted).ConfigureAwait(false))
        {
            WebhookLog.Duplicate(service.Logger, notification.Id);
            return;
        }

        if (service.Queue.TryAdd(new QueuedEvent(notification, handlers), out string? reason))
            return;
        await deliveries.RemoveAsync(notification.Id, CancellationToken.None).ConfigureAwait(false);
        WebhookLog.Postponed(service.Logger, notification.Id, reason);
        context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
    }

    // Returns null when the body is larger.
    private static async Task<ReadOnlyMemory<byte>?> ReadAsync(HttpContext context, int most)
    {
        if (context.Request.ContentLength > most)
            return null;

        // The endpoint has a limit of its own, which may be larger or smaller than that of the server.
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = null;
        byte[] buffer = new byte[context.Request.ContentLength is { } length ? (int)length + 1 : 4096];
        int count = 0;
        while (true)
        {
            int read = await context.Request.Body.ReadAsync(buffer.AsMemory(count), context.RequestAborted).ConfigureAwait(false);
            if (read == 0)
                return buffer.AsMemory(0, count);
            count += read;
            if (count > most)
                return null;
            if (count == buffer.Length)
                Array.Resize(ref buffer, (int)Math.Min(2L * buffer.Length, most + 1L));
        }
    }
}
