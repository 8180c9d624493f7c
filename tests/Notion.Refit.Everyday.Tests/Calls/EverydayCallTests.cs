using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Notion.Refit.Emulator;
using Notion.Refit.Models;

namespace Notion.Refit.Everyday.Tests.Calls;

/// <summary>What holds for every everyday call.</summary>
internal sealed class EverydayCallTests : EmulatorTest
{
    private static readonly Assembly s_client = typeof(INotionClient).Assembly;

    public static IEnumerable<TestCaseData> Calls => EverydayCallList.All.Select((call, i) => new TestCaseData(call).SetArgDisplayNames($"{i} {call.Name}"));

    [Test]
    public void Every_call_that_sends_requests_is_tried_here_in_each_form()
    {
        string[] declared = [.. Declared().Select(method => $"{method.DeclaringType!.Name}.{method.Name}").Order(StringComparer.Ordinal)];

        Assert.That(EverydayCallList.All.Select(call => call.Name).Order(StringComparer.Ordinal), Is.EqualTo(declared));
    }

    [TestCaseSource(nameof(Calls))]
    public async Task It_works_through_the_client(EverydayCall call)
    {
        Func<Areas, Task> run = await call.Prepare(Emulator, Areas.Of(Notion));

        int requests = await CountAsync(() => run(Areas.Of(Notion)));

        Assert.That(requests, call.IsOneRequest ? Is.EqualTo(1) : Is.GreaterThan(0));
    }

    [TestCaseSource(nameof(Calls))]
    public async Task It_works_through_injected_interfaces(EverydayCall call)
    {
        var services = new ServiceCollection();
        services.AddNotion(Configure).UseEmulator(Emulator);
        await using ServiceProvider provider = services.BuildServiceProvider();
        Areas injected = Areas.Of(provider);
        Func<Areas, Task> run = await call.Prepare(Emulator, injected);

        int requests = await CountAsync(() => run(injected));

        Assert.That(requests, Is.GreaterThan(0));
    }

    [TestCaseSource(nameof(Calls))]
    public async Task It_is_one_span_with_its_requests_below_it(EverydayCall call)
    {
        Func<Areas, Task> run = await call.Prepare(Emulator, Areas.Of(Notion));
        using var outer = new Activity("test");
        outer.Start();
        var ended = new ConcurrentQueue<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == NotionTelemetry.ActivitySourceName,
            Sample = (ref ActivityCreationOptions<ActivityContext> options) => options.Parent.TraceId == outer.TraceId ? ActivitySamplingResult.AllDataAndRecorded : ActivitySamplingResult.None,
            ActivityStopped = activity =>
            {
                if (activity.TraceId == outer.TraceId)
                    ended.Enqueue(activity);
            },
        };
        ActivitySource.AddActivityListener(listener);

        int requests = await CountAsync(() => run(Areas.Of(Notion)));

        ILookup<ActivitySpanId, Activity> below = ended.ToLookup(activity => activity.ParentSpanId);
        Activity[] calls = [.. below[outer.SpanId]];
        Assert.That(calls, Has.Length.EqualTo(1));
        Assert.Multiple(() =>
        {
            if (call.Span is not null)
                Assert.That(calls[0].DisplayName, Is.EqualTo(call.Span));
            Assert.That(Activity.Current, Is.SameAs(outer));
            Assert.That(Attempts(calls[0]), Is.EqualTo(FilesAside(requests)));
        });

        // The innermost spans are the attempts, one a request.
        int Attempts(Activity activity) => below[activity.SpanId].Any() ? below[activity.SpanId].Sum(Attempts) : activity.DisplayName.StartsWith("notion.", StringComparison.Ordinal) ? 0 : 1;

        // Files are downloaded from their hosts, without the client.
        int FilesAside(int all) => call.Span == "notion.download" ? 0 : all;
    }

    [TestCaseSource(nameof(Calls))]
    public async Task It_has_no_counters_of_its_own(EverydayCall call)
    {
        Func<Areas, Task> run = await call.Prepare(Emulator, Areas.Of(Notion));

        string[] ofOneRequest = await MeasuredAsync(() => Notion.Users.RetrieveMeAsync());
        string[] ofTheCall = await MeasuredAsync(() => run(Areas.Of(Notion)));

        Assert.That(ofOneRequest, Is.Not.Empty);
        Assert.That(ofTheCall, Is.SubsetOf(ofOneRequest));
    }

    [Test]
    public void A_call_of_one_request_has_a_blocking_form_and_a_job_of_many_has_none() => Assert.Multiple(() =>
    {
        foreach (MethodInfo method in Declared().Where(method => method.IsStatic && method.GetParameters()[0].ParameterType != typeof(INotionClient)))
        {
            ParameterInfo[] parameters = method.GetParameters();
            EverydayCall call = EverydayCallList.All.First(call => call.Name == $"{method.DeclaringType!.Name}.{method.Name}");
            MethodInfo? blocking = typeof(NotionSyncClient).GetProperty(parameters[0].ParameterType.Name["INotion".Length..])!.PropertyType.GetMethods().SingleOrDefault(
                candidate => candidate.Name == method.Name[..^"Async".Length] && candidate.GetParameters().Select(Text).SequenceEqual(parameters.Skip(1).Select(Text)));
            if (!call.IsOneRequest)
                Assert.That(blocking, Is.Null, $"{method}");
            else
                Assert.That(blocking?.ReturnType, Is.EqualTo(method.ReturnType.GetGenericArguments()[0]), $"{method}");
        }

        static string Text(ParameterInfo parameter) => $"{parameter.ParameterType} {parameter.Name} {parameter.HasDefaultValue} {parameter.RawDefaultValue}";
    });

    [Test]
    public void The_blocking_forms_do_what_the_asynchronous_ones_do()
    {
        PageId page = Emulator.Workspace.AddPage("Page", Trees.TreeBuilder.Paragraphs(3));
        PageId target = Emulator.Workspace.AddPage("Target");
        DataSourceId rows = Emulator.Workspace.AddDatabase("Rows").DataSourceId;

        Page moved = Notion.Sync.Pages.Move(page, Parent.Page(target));
        Notion.Sync.Pages.Clear(page);
        SchemaPlan plan = Notion.Sync.DataSources.Plan(rows, new() { ["Name"] = PropertySchema.Title(), ["Due"] = PropertySchema.Date() });
        long? limit = Notion.Sync.Users.GetMaxFileSize();

        Assert.Multiple(() =>
        {
            Assert.That(moved.Parent, Is.EqualTo(Parent.Page(target)));
            Assert.That(Notion.Sync.Blocks.ListAllChildren(page), Is.Empty);
            Assert.That(plan.ToString(), Is.EqualTo("+ Due (date)"));
            Assert.That(limit, Is.EqualTo(new NotionEmulatorOptions().MaxFileUploadSize));
        });
    }

    /// <summary>The names of the instruments that measure while something runs.</summary>
    private static async Task<string[]> MeasuredAsync(Func<Task> run)
    {
        var names = new ConcurrentDictionary<string, bool>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, self) =>
            {
                if (instrument.Meter.Name == NotionTelemetry.MeterName)
                    self.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<double>((instrument, _, _, _) => names.TryAdd(instrument.Name, true));
        listener.SetMeasurementEventCallback<long>((instrument, _, _, _) => names.TryAdd(instrument.Name, true));
        listener.SetMeasurementEventCallback<int>((instrument, _, _, _) => names.TryAdd(instrument.Name, true));
        listener.Start();
        await run();
        return [.. names.Keys];
    }

    /// <summary>The methods of everyday calls: the extension methods of areas that are not lists, and those of their results.</summary>
    private static IEnumerable<MethodInfo> Declared() =>
        from type in s_client.GetExportedTypes()
        where type.Namespace == "Notion.Refit" && ((type is { IsAbstract: true, IsSealed: true } && !IsGenerated(type)) || type == typeof(AppendedTree) || type == typeof(NotionPartialWriteException))
        from method in type.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly)
        where method.Name.EndsWith("Async", StringComparison.Ordinal)
        where !method.IsStatic || (method.GetParameters() is [{ ParameterType: { IsInterface: true } area }, ..] && IsArea(area))
        select method;

    private static bool IsArea(Type type) => type == typeof(INotionClient) || typeof(INotionClient).GetProperties().Any(property => property.PropertyType == type);

    // Lists over all pages are not everyday calls.
    private static bool IsGenerated(Type type) => typeof(INotionClient).GetProperties().Any(area => type.Name == $"Notion{area.Name}Extensions");
}
