using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using Notion.Refit.Benchmarks.Measuring;

namespace Notion.Refit.Benchmarks.Webhooks;

/// <summary>Deliveries to the endpoint over loopback, compared with minimal APIs that are written by hand.</summary>
/// <remarks>
/// Each app is a Kestrel server in a process of its own, and it is their processor time that is compared, until the last event has been handled. The one by hand
/// verifies the signature, parses the event and hands it to a background service through a bounded channel. What the endpoint does beyond that is included: it
/// limits the body, remembers the ids of events, orders those of an object by time, and runs each handler in a service scope.
/// </remarks>
internal sealed class WebhookRows : IRows
{
    private const int Deliveries = 500;
    private const int Concurrency = 16;
    private const int Turns = 15;
    private const int SettledAfter = 4;

    // The servers compile in the background, and on a busy machine that takes its time.
    private static readonly TimeSpan s_longestWarmUp = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan s_rest = TimeSpan.FromMilliseconds(100);

    private int _number;

    public string Name => "webhooks";

    public IEnumerable<Result> Measure() => [.. MeasureAsync().GetAwaiter().GetResult(), BareWebhookRow.MeasureAsync().GetAwaiter().GetResult()];

    private async Task<Result[]> MeasureAsync()
    {
        using RunningServer signature = await RunningServer.StartAsync(WebhookServer.Signature), byHand = await RunningServer.StartAsync(WebhookServer.ByHand), endpoint = await RunningServer.StartAsync(WebhookServer.Endpoint);
        using var http = new HttpClient();
        RunningServer[] servers = [signature, byHand, endpoint];
        await WarmUpAsync(http, servers);
        double[][] costs = [.. servers.Select(static _ => new double[Turns])];
        for (int turn = 0; turn < Turns; turn++)
        {
            double[] turnCosts = await TurnAsync(http, servers);
            for (int i = 0; i < servers.Length; i++)
                costs[i][turn] = turnCosts[i];
        }

        string details = string.Create(
            CultureInfo.InvariantCulture,
            $"a delivery: signature only {Timing.Median(costs[0]):N1} µs, by hand {Timing.Median(costs[1]):N1} µs, endpoint {Timing.Median(costs[2]):N1} µs of processor time of the server");
        return
        [
            new Result("webhooks over loopback: throughput / minimal API that verifies, parses and queues", Ratio(costs[1], costs[2]), Goal.AtLeast(0.5), details),
            new Result("webhooks over loopback: throughput / minimal API that only verifies the signature", Ratio(costs[0], costs[2]), Goal.AtLeast(0.5), details),
        ];
    }

    // Until no server becomes faster.
    private async Task WarmUpAsync(HttpClient http, RunningServer[] servers)
    {
        double[] best = [.. servers.Select(static _ => double.MaxValue)];
        long start = Stopwatch.GetTimestamp();
        for (int unchanged = 0; unchanged < SettledAfter && Stopwatch.GetElapsedTime(start) < s_longestWarmUp; unchanged++)
        {
            double[] costs = await TurnAsync(http, servers);
            await Task.Delay(s_rest);
            for (int i = 0; i < servers.Length; i++)
            {
                if (costs[i] < best[i] * 0.95)
                    unchanged = 0;
                best[i] = Math.Min(best[i], costs[i]);
            }
        }
    }

    // The processor time of a delivery, server by server.
    private async Task<double[]> TurnAsync(HttpClient http, RunningServer[] servers)
    {
        Delivery[] deliveries = Delivery.Create(_number, Deliveries);
        _number += Deliveries;
        double[] costs = new double[servers.Length];
        for (int i = 0; i < servers.Length; i++)
            costs[i] = (await servers[i].CostAsync(http, deliveries)).TotalMicroseconds / Deliveries;
        return costs;
    }

    private static double Ratio(double[] references, double[] works) => Timing.Median([.. references.Zip(works, static (one, other) => one / other)]);

    private sealed class RunningServer : IDisposable
    {
        private readonly Process _process;
        private readonly Uri _address;
        private int _sent;

        private RunningServer(Process process, Uri address)
        {
            _process = process;
            _address = address;
        }

        public static async Task<RunningServer> StartAsync(string kind)
        {
            var start = new ProcessStartInfo(Environment.ProcessPath!, [typeof(WebhookRows).Assembly.Location, "--serve", kind]) { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true };

            // Threads of the pool without work spin before they sleep. That is processor time, but no work: of one delivery it took from nothing to 30 µs, by chance.
            start.Environment["DOTNET_ThreadPool_UnfairSemaphoreSpinLimit"] = "0";
            Process process = Process.Start(start)!;
            return new RunningServer(process, new Uri((await process.StandardOutput.ReadLineAsync())!));
        }

        public async Task<TimeSpan> CostAsync(HttpClient http, Delivery[] deliveries)
        {
            (_, TimeSpan before) = await StateAsync(http);
            await Concurrent.RunAsync(Concurrency, deliveries.Length, async i =>
            {
                using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(_address, WebhookServer.Path)) { Content = new ByteArrayContent(deliveries[i].Body) };
                request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
                request.Headers.Add(NotionWebhookSignature.HeaderName, deliveries[i].Signature);
                using HttpResponseMessage response = await http.SendAsync(request);
                response.EnsureSuccessStatusCode();
            });

            // Until all handlers have run.
            _sent += deliveries.Length;
            while (true)
            {
                (int handled, TimeSpan after) = await StateAsync(http);
                if (handled == _sent)
                    return after - before;
            }
        }

        private async Task<(int Handled, TimeSpan ProcessorTime)> StateAsync(HttpClient http)
        {
            string[] state = (await http.GetStringAsync(new Uri(_address, WebhookServer.StatePath))).Split(' ');
            return (int.Parse(state[0], CultureInfo.InvariantCulture), TimeSpan.FromTicks(long.Parse(state[1], CultureInfo.InvariantCulture)));
        }

        public void Dispose()
        {
            _process.StandardInput.Close();
            _process.WaitForExit();
            _process.Dispose();
        }
    }
}
