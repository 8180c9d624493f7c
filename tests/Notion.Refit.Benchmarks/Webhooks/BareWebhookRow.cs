using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Notion.Refit.Benchmarks.Measuring;

namespace Notion.Refit.Benchmarks.Webhooks;

/// <summary>The same endpoints without a server: their request delegates are called with contexts in memory.</summary>
/// <remarks>No connection, no routing, no response: nothing that both sides have in common but the context and its services.</remarks>
internal static class BareWebhookRow
{
    private const int Deliveries = 2_000;
    private const int Concurrency = 4;
    private const int Turns = 15;

    private static int s_number;

    public static async Task<Result> MeasureAsync()
    {
        await using WebApplication byHand = WebhookServer.Build(WebhookServer.ByHand);
        await using WebApplication endpoint = WebhookServer.Build(WebhookServer.Endpoint);
        await byHand.StartAsync();
        await endpoint.StartAsync();
        Delivery[] deliveries = [];
        (double ratio, TimeSpan reference, TimeSpan work) = await ProcessWork.CompareAsync(
            Turns,
            () => RunAsync(byHand, deliveries),
            () => RunAsync(endpoint, deliveries),
            () => deliveries = Delivery.Create(Interlocked.Add(ref s_number, Deliveries), Deliveries));
        await byHand.StopAsync();
        await endpoint.StopAsync();
        string details = string.Create(
            CultureInfo.InvariantCulture,
            $"a delivery: by hand {reference.TotalMicroseconds / Deliveries:N1} µs, endpoint {work.TotalMicroseconds / Deliveries:N1} µs of processor time");
        return new Result("webhooks without a server: throughput / minimal API that verifies, parses and queues", ratio, Goal.AtLeast(0.5), details);
    }

    private static async Task RunAsync(WebApplication app, Delivery[] deliveries)
    {
        RequestDelegate receive = ((IEndpointRouteBuilder)app).DataSources.SelectMany(static source => source.Endpoints)
            .OfType<RouteEndpoint>().Single(static route => route.RoutePattern.RawText == WebhookServer.Path).RequestDelegate!;
        int before = WebhookServer.Handled;
        await Concurrent.RunAsync(Concurrency, deliveries.Length, async i =>
        {
            AsyncServiceScope scope = app.Services.CreateAsyncScope();
            await using (scope)
            {
                var context = new DefaultHttpContext { RequestServices = scope.ServiceProvider };
                context.Request.Method = HttpMethods.Post;
                context.Request.ContentType = "application/json";
                context.Request.ContentLength = deliveries[i].Body.Length;
                context.Request.Headers[NotionWebhookSignature.HeaderName] = deliveries[i].Signature;
                context.Request.Body = new MemoryStream(deliveries[i].Body);
                await receive(context);
                if (context.Response.StatusCode != StatusCodes.Status200OK)
                    throw new InvalidOperationException($"A delivery was answered with {context.Response.StatusCode}.");
            }
        });

        while (WebhookServer.Handled < before + deliveries.Length)
            await Task.Delay(1);
    }
}
