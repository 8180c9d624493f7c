using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Notion.Refit.Http;
using Notion.Refit.Telemetry;
using Notion.Refit.Tests.Http;

namespace Notion.Refit.Tests.Telemetry;

// Another fixture that listens meanwhile would be somebody who listens.
[NonParallelizable]
public sealed class UnobservedTests
{
    [Test]
    public async Task Telemetry_without_listeners_costs_no_allocation_and_no_wrapping_task([Values] bool isDescribed)
    {
        using ServiceProvider services = new ServiceCollection().AddMetrics().BuildServiceProvider();
        var telemetry = new ClientTelemetry(NullLogger.Instance, new NotionMetrics(services.GetRequiredService<IMeterFactory>()), TimeProvider.System);
        using var response = new HttpResponseMessage();
        Task<HttpResponseMessage> answer = Task.FromResult(response);
        using var chain = new HttpMessageInvoker(new OperationTelemetryHandler(telemetry)
        {
            InnerHandler = new AttemptTelemetryHandler(telemetry, new BodyLimits(long.MaxValue, Timeout.InfiniteTimeSpan, TimeProvider.System)) { InnerHandler = new ConstantHandler(answer) },
        });
        using HttpRequestMessage request = isDescribed
            ? ObservedClient.Request(HttpMethod.Get)
            : new HttpRequestMessage(HttpMethod.Get, new Uri("http://localhost/v1/users"));

        await chain.SendAsync(request, default);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Task<HttpResponseMessage> sent = chain.SendAsync(request, default);
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.That(allocated, Is.Zero);
        Assert.That(await sent, Is.SameAs(response));
        Assert.That(CallTrace.Of(request), Is.Null);
    }

    [Test]
    public async Task A_span_that_a_sampler_drops_is_not_created()
    {
        using var listener = new ActivityListener { ShouldListenTo = static _ => true, Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.None };
        ActivitySource.AddActivityListener(listener);
        using var transport = new TestTransport(new ScriptedHandler((request, _) =>
        {
            Assert.That(Activity.Current, Is.Null);
            return Task.FromResult(ObservedClient.Answer(request, System.Net.HttpStatusCode.OK));
        }));

        Assert.That((await transport.GetAsync()).Text, Is.EqualTo("a"));
    }

    private sealed class ConstantHandler(Task<HttpResponseMessage> answer) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => answer;
    }
}
