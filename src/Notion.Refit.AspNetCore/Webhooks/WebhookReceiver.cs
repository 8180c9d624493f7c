using System.Buffers;
using System.Globalization;
using System.IO.Pipelines;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Primitives;
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

        if (await ReadAsync(context, options).ConfigureAwait(false) is not { } content)
        {
            Refuse(context, service, StatusCodes.Status413PayloadTooLarge, string.Create(CultureInfo.InvariantCulture, $"its body has more than {options.MaxBodySize} bytes."));
            return;
        }

        if (content.Notification is { } notification)
            await AcceptAsync(context, service, handlers, options, notification).ConfigureAwait(false);
        else if (content.VerificationToken is { } token)
            await VerifyAsync(context, service, options, token).ConfigureAwait(false);
        else
            Refuse(context, service, content.Status, content.Reason!);
    }

    private static void Refuse(HttpContext context, WebhookService service, int status, string reason)
    {
        WebhookLog.Refused(service.Logger, status, reason);
        context.Response.StatusCode = status;
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

    // Returns null when the body is larger. The body is looked at where the server has received it; nothing of it is kept.
    private static async ValueTask<DeliveryContent?> ReadAsync(HttpContext context, NotionWebhookOptions options)
    {
        if (context.Request.ContentLength > options.MaxBodySize)
            return null;

        // The endpoint has a limit of its own, which may be larger or smaller than that of the server.
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = null;
        PipeReader reader = context.Request.BodyReader;
        while (true)
        {
            ReadResult result = await reader.ReadAsync(context.RequestAborted).ConfigureAwait(false);
            ReadOnlySequence<byte> body = result.Buffer;
            if (body.Length > options.MaxBodySize)
            {
                reader.AdvanceTo(body.End);
                return null;
            }

            if (result.IsCompleted)
            {
                StringValues signature = context.Request.Headers[NotionWebhookSignature.HeaderName];
                DeliveryContent content = DeliveryContent.Read(body, signature.Count == 1 ? signature[0] : null, options);
                reader.AdvanceTo(body.End);
                return content;
            }

            reader.AdvanceTo(body.Start, body.End);
        }
    }
}
