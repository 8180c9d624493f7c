using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Notion.Refit.Emulator.Outside;
using Notion.Refit.Emulator.Outside.Faults;
using Notion.Refit.Emulator.Protocol.Description;
using Notion.Refit.Emulator.Protocol.Messages;

namespace Notion.Refit.Emulator.Server;

/// <summary>The front for other processes: Kestrel on a port of the loopback address, or of any other that is asked for.</summary>
internal static class EmulatorServer
{
    /// <summary>Says that the server is up; needs no token.</summary>
    public const string HealthPath = "/health";

    /// <summary>The description of the API; needs no token.</summary>
    public const string DescriptionPath = "/openapi.json";

    // The time that requests have to end when the server stops.
    private static readonly TimeSpan ShutdownTimeout = TimeSpan.FromSeconds(1);

    // More than the largest part of a file upload.
    private const long LargestBody = 32 * 1024 * 1024;

    public static WebApplication Build(NotionEmulator emulator, ServerOptions options)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls(new UriBuilder(Uri.UriSchemeHttp, options.Host, options.Port).ToString());
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = LargestBody;
        });

        // A client that never finishes its request does not hold the server up.
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = ShutdownTimeout);
        builder.Logging.SetMinimumLevel(LogLevel.Warning);

        // It calls an answer that a fault breaks off an error of the program. The program itself answers whatever happens.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Server.Kestrel", LogLevel.Critical);

        // With any level on, the host makes an activity and a log scope for each request, which nothing here reads.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None);

        WebApplication app = builder.Build();
        app.MapGet(HealthPath, () => Results.Text("""{"status":"ok"}""", "application/json"));
        app.MapGet(DescriptionPath, () => Results.Stream(ApiDescription.Open(), "application/json"));
        new SeedingFront(emulator).Map(app);
        new AuthorizationFront(emulator).Map(app);
        app.MapFallback("{**path}", context => HandleAsync(context, emulator.Edge, app.Lifetime.ApplicationStopping));
        return app;
    }

    private static async Task HandleAsync(HttpContext context, EmulatorEdge edge, CancellationToken stopping)
    {
        HttpRequest request = context.Request;
        ReadOnlyMemory<byte>? body = await ReadBodyAsync(request, context.RequestAborted);
        EmulatorResponse answer = await edge.HandleAsync(
            new EmulatorRequest
            {
                Method = request.Method.ToUpperInvariant(),
                Origin = $"{request.Scheme}://{request.Host}",
                Path = RawPath(context),
                Query = QueryText.Parse(request.QueryString.Value ?? ""),
                Headers = [.. request.Headers.Select(static header => KeyValuePair.Create(header.Key, header.Value.ToString()))],
                Authorization = request.Headers.Authorization,
                Version = request.Headers["Notion-Version"],
                ContentType = request.ContentType,
                Range = request.Headers.Range,
                Body = body ?? default,
                IsBodyTooLarge = body is null,
            },
            context.RequestAborted);
        if (answer.Delivery is Delivery.Refused or Delivery.Reset or Delivery.Stalled)
        {
            if (answer.Delivery == Delivery.Stalled)
                await StallAsync(context, edge, stopping);
            context.Abort();
            return;
        }

        HttpResponse response = context.Response;
        response.StatusCode = answer.Status;
        response.ContentType = answer.ContentType;
        response.ContentLength = answer.Stream is null ? answer.Body.Length : null;
        if (answer.RequestId is { } id)
            response.Headers[EmulatorResponse.RequestIdHeader] = id;
        if (answer.RetryAfterSeconds is { } seconds)
            response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        foreach ((string name, string value) in answer.Headers)
            response.Headers[name] = value;
        if (answer.Stream is { } pieces)
        {
            await StreamAsync(context, pieces, answer.Delivery, edge, stopping);
            return;
        }

        bool isWhole = answer.Delivery == Delivery.Whole;
        foreach (ReadOnlyMemory<byte> piece in isWhole ? answer.Body : FaultyAnswers.FirstHalf(answer.Body))
            await response.BodyWriter.WriteAsync(piece, context.RequestAborted);
        if (answer.Delivery == Delivery.StalledWithinBody)
            await StallAsync(context, edge, stopping);

        // Less than announced: the server closes the connection once that is sent. Aborting it here could come before the first half does.
    }

    private static async Task StreamAsync(
        HttpContext context, IAsyncEnumerable<ReadOnlyMemory<byte>> pieces, Delivery delivery, EmulatorEdge edge, CancellationToken stopping)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping);
        try
        {
            if (delivery == Delivery.Whole)
            {
                await foreach (ReadOnlyMemory<byte> piece in pieces.WithCancellation(either.Token))
                    await context.Response.BodyWriter.WriteAsync(piece, either.Token);
                return;
            }

            // More is announced than comes, as for other bodies.
            List<ReadOnlyMemory<byte>> first = await pieces.Take(FaultyAnswers.PiecesBeforeBreak).ToListAsync(either.Token);
            context.Response.ContentLength = first.Sum(piece => piece.Length) + 1;
            foreach (ReadOnlyMemory<byte> piece in first)
                await context.Response.BodyWriter.WriteAsync(piece, either.Token);
            if (delivery == Delivery.StalledWithinBody)
                await StallAsync(context, edge, stopping);
        }
        catch (OperationCanceledException) when (either.IsCancellationRequested)
        {
            // The client has closed the connection, or the server stops.
        }
    }

    // The server must not wait for clients when it is to stop.
    private static async Task StallAsync(HttpContext context, EmulatorEdge edge, CancellationToken stopping)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping);
        try
        {
            await edge.StallAsync(either.Token);
        }
        catch (OperationCanceledException)
        {
            // The client has given up.
        }
    }

    // The decoded path does not distinguish an encoded slash from a real one.
    private static string RawPath(HttpContext context)
    {
        string target = context.Features.Get<IHttpRequestFeature>()!.RawTarget;
        int query = target.IndexOf('?', StringComparison.Ordinal);
        return query < 0 ? target : target[..query];
    }

    // Null when the body is too large.
    private static async Task<ReadOnlyMemory<byte>?> ReadBodyAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        try
        {
            // One buffer of the right size where the client sends it: uploads are large.
            using var buffer = new MemoryStream((int)Math.Min(request.ContentLength ?? 0, LargestBody));
            await request.Body.CopyToAsync(buffer, cancellationToken);
            return buffer.GetBuffer().AsMemory(0, (int)buffer.Length);
        }
        catch (BadHttpRequestException e) when (e.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return null;
        }
    }
}
