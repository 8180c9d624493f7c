using System.Globalization;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Notion.Refit.Models;

namespace Notion.Refit.Benchmarks.Webhooks;

/// <summary>The apps that receive deliveries: the endpoint of the package, and two that are written by hand.</summary>
internal static class WebhookServer
{
    /// <summary>A minimal API that verifies the signature, and nothing else.</summary>
    public const string Signature = "webhook-signature";

    /// <summary>A minimal API that verifies the signature, parses the event, and hands it to a background service through a bounded channel.</summary>
    public const string ByHand = "webhook-by-hand";

    /// <summary>The endpoint of the package with one handler.</summary>
    public const string Endpoint = "webhook-endpoint";

    public const string Path = "/notion";

    /// <summary>The number of handled events and the ticks of processor time of the server.</summary>
    public const string StatePath = "/state";

    private const string Token = "secret_of_the_subscription";

    private static readonly NotionWebhookSignature s_signature = new(Token);
    private static int s_handled;

    /// <summary>The number of events that were handled in this process; for <see cref="Signature"/>, of deliveries.</summary>
    public static int Handled => Volatile.Read(ref s_handled);

    public static string SignatureOf(byte[] body) => s_signature.Sign(body);

    public static bool Knows(string kind) => kind is Signature or ByHand or Endpoint;

    /// <summary>Builds an app.</summary>
    public static WebApplication Build(string kind)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        if (kind == Endpoint)
            builder.Services.AddNotion(static options => options.Token = "ntn_not_used").AddWebhooks(static options => options.VerificationToken = Token);
        if (kind == ByHand)
            builder.Services.AddSingleton(Channel.CreateBounded<WebhookEvent>(10_000)).AddHostedService<EventReader>();
        WebApplication app = builder.Build();
        switch (kind)
        {
            case Endpoint:
                app.MapNotionWebhooks(Path).On<PageUndeleted>(static (PageUndeleted _) => Count());
                break;
            case ByHand:
                app.MapPost(Path, ReceiveAsync);
                break;
            default:
                app.MapPost(Path, VerifyAsync);
                break;
        }

        app.MapGet(StatePath, static () => string.Create(CultureInfo.InvariantCulture, $"{Handled} {Environment.CpuUsage.TotalTime.Ticks}"));
        return app;
    }

    /// <summary>Serves until the input ends. The first line of the output is the address.</summary>
    public static int Serve(string kind)
    {
        WebApplication app = Build(kind);
        app.StartAsync().GetAwaiter().GetResult();
        Console.WriteLine(app.Urls.First());
        while (Console.ReadLine() is not null)
        {
        }

        return 0;
    }

    private static async Task<IResult> VerifyAsync(HttpRequest request)
    {
        using MemoryStream body = await ReadAsync(request);
        if (!s_signature.Verify(body.GetBuffer().AsSpan(0, (int)body.Length), request.Headers[NotionWebhookSignature.HeaderName]))
            return Results.Unauthorized();
        Count();
        return Results.Ok();
    }

    private static async Task<IResult> ReceiveAsync(HttpRequest request, Channel<WebhookEvent> events)
    {
        using MemoryStream body = await ReadAsync(request);
        if (!s_signature.TryParse(body.GetBuffer().AsSpan(0, (int)body.Length), request.Headers[NotionWebhookSignature.HeaderName], out WebhookEvent? notification))
            return Results.Unauthorized();
        return events.Writer.TryWrite(notification) ? Results.Ok() : Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
    }

    private static async Task<MemoryStream> ReadAsync(HttpRequest request)
    {
        var body = new MemoryStream();
        await request.Body.CopyToAsync(body, request.HttpContext.RequestAborted);
        return body;
    }

    private static void Count() => Interlocked.Increment(ref s_handled);

    private sealed class EventReader(Channel<WebhookEvent> events) : BackgroundService
    {
        protected override async Task ExecuteAsync(CancellationToken stoppingToken)
        {
            await foreach (WebhookEvent notification in events.Reader.ReadAllAsync(stoppingToken))
            {
                if (notification is PageUndeleted)
                    Count();
            }
        }
    }
}
