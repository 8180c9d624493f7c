using System.Collections.Concurrent;
using System.Diagnostics;
using Notion.Refit.Models;

namespace Notion.Refit.Everyday.Tests.Tracing;

internal sealed class TracingTests : EmulatorTest
{
    [Test]
    public async Task An_everyday_call_is_one_span_with_its_requests_below_it()
    {
        DataSourceId rows = Emulator.Workspace.AddDatabase("Rows").DataSourceId;
        for (int i = 0; i < 250; i++)
            Emulator.Workspace.AddRow(rows, []);
        using var outer = new Activity("test");
        outer.Start();
        var ended = new ConcurrentQueue<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == NotionTelemetry.ActivitySourceName,
            Sample = (ref ActivityCreationOptions<ActivityContext> options) => options.Parent.TraceId == outer.TraceId ? ActivitySamplingResult.AllDataAndRecorded : ActivitySamplingResult.None,
            ActivityStopped = ended.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);

        await Notion.Blocks.AppendTreeAsync(Root, Trees.TreeBuilder.Paragraphs(250));
        await Notion.Blocks.GetTreeAsync(Root);
        await foreach (Page _ in Notion.DataSources.QueryEverythingAsync(rows))
        {
            Assert.That(Activity.Current, Is.SameAs(outer));
        }

        Activity[] calls = [.. ended.Where(activity => activity.ParentSpanId == outer.SpanId)];
        Assert.Multiple(() =>
        {
            Assert.That(calls.Select(activity => activity.DisplayName), Is.EqualTo(["notion.append_tree", "notion.get_tree", "notion.query_everything"]));
            Assert.That(calls.Select(call => ended.Count(activity => activity.ParentSpanId == call.SpanId)), Is.EqualTo([3, 3, 3]));
            Assert.That(Activity.Current, Is.SameAs(outer));
        });
    }

    [Test]
    public async Task A_failed_call_is_a_failed_span()
    {
        Activity? failed = null;
        using var outer = new Activity("test");
        outer.Start();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == NotionTelemetry.ActivitySourceName,
            Sample = (ref ActivityCreationOptions<ActivityContext> options) => options.Parent.TraceId == outer.TraceId ? ActivitySamplingResult.AllDataAndRecorded : ActivitySamplingResult.None,
            ActivityStopped = activity => failed = activity.ParentSpanId == outer.SpanId ? activity : failed,
        };
        ActivitySource.AddActivityListener(listener);

        await Assert.ThrowsAsync<NotionApiException>(() => Notion.Blocks.GetTreeAsync("99999999-9999-4999-8999-999999999999"));

        Assert.That((failed?.DisplayName, failed?.Status), Is.EqualTo(("notion.get_tree", (ActivityStatusCode?)ActivityStatusCode.Error)));
        Assert.That(failed?.GetTagItem("error.type"), Is.EqualTo(typeof(NotionApiException).FullName));
    }
}
