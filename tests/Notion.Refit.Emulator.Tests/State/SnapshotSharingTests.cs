using System.Collections;
using System.Net.Http.Headers;
using System.Reflection;
using System.Text.Json.Nodes;
using Notion.Refit.Emulator.Snapshots;
using Notion.Refit.Emulator.State;
using static Notion.Refit.Emulator.Tests.Workbench;

namespace Notion.Refit.Emulator.Tests.State;

public sealed class SnapshotSharingTests
{
    private const BindingFlags AnyField = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    private static readonly Assembly Emulator = typeof(World).Assembly;

    [Test]
    public void Every_class_that_the_state_can_hold_declares_whether_snapshots_copy_it()
    {
        Type[] reached = [.. Reach(typeof(World))];

        Assert.That(reached, Does.Contain(typeof(StoredPage)).And.Contain(typeof(Workspace)).And.Contain(typeof(DueWork)));
        Assert.Multiple(() =>
        {
            foreach (Type type in reached.Where(type => type is { IsAbstract: false, IsInterface: false, ContainsGenericParameters: false }))
                Assert.That(() => SnapshotHandlings.Of(type), Throws.Nothing, type.ToString());
        });
    }

    [TestCase(typeof(Changeable), "ISnapshotState")]
    [TestCase(typeof(List), "ISnapshotState")]
    [TestCase(typeof(Open), "ISnapshotState")]
    public void A_class_that_may_change_and_declares_nothing_fails(Type type, string advice) =>
        Assert.That(() => SnapshotHandlings.Of(type), Throws.InvalidOperationException.With.Message.Contains(advice).And.Message.Contains(type.Name));

    [Test]
    public async Task A_snapshot_and_the_running_emulator_share_nothing_that_can_change()
    {
        await using var api = new RawApi(new NotionEmulatorOptions { AsyncDelay = TimeSpan.FromHours(1) });
        await FillAsync(api);
        HashSet<object> running = Objects(api.Emulator.Core.World);

        HashSet<object> snapshot = Objects(api.Emulator.TakeSnapshot().World);

        string[] copied = [.. running.Where(item => item is ISnapshotState).Select(item => item.GetType().Name).Distinct(StringComparer.Ordinal)];
        Assert.That(copied, Is.SupersetOf(new[] { "StoredDashboardRow", "StoredAsyncTask", "AuthorizationCode", "Installation", "StoredDiscussion", "StoredBlock", "TemplateWork" }));
        Assert.That(snapshot, Has.Count.EqualTo(running.Count));
        Assert.That(snapshot.Where(running.Contains).Where(IsChangeable).Select(item => item.GetType().ToString()).Distinct(StringComparer.Ordinal), Is.Empty);
    }

    // One of everything that the state can hold.
    private static async Task FillAsync(RawApi api)
    {
        NotionEmulator emulator = api.Emulator;
        emulator.Workspace.Load("""
            {
              "custom_emojis": [{ "name": "party", "url": "https://example.com/party.png" }],
              "pages": [{ "title": "Notes", "children": ["Text", { "toggle": { "rich_text": [], "children": [{ "paragraph": { "rich_text": [] } }] } }], "comments": ["Good"] }],
              "databases": [{
                "title": "Tasks",
                "properties": { "Name": "title", "Tags": "multi_select", "Cost": "number" },
                "rows": [{ "Name": "Write", "Tags": ["a"], "Cost": 1 }],
                "templates": [{ "Name": "Bug", "$default": true, "$children": ["What happened?"] }],
                "views": [
                  { "name": "Expensive", "filter": { "property": "Cost", "number": { "greater_than": 0 } } },
                  { "name": "Overview", "type": "dashboard", "widgets": [{ "name": "All", "type": "table" }] }]
              }]
            }
            """);
        RawAnswer found = Ok(await api.PostAsync("/v1/search", Body("{'filter': {'property': 'object', 'value': 'data_source'}}")));
        string source = found.Results[0].GetProperty("id").GetString()!;
        Ok(await api.PostAsync("/v1/pages", Body("{'parent': {'data_source_id': '$0'}, 'template': {'type': 'default'}}", source)));
        RawAnswer views = Ok(await api.GetAsync($"/v1/views?data_source_id={source}"));
        Ok(await api.PostAsync($"/v1/views/{views.Results[0].GetProperty("id").GetString()}/queries", Body("{}")));
        RawAnswer task = await api.PatchAsync(
            $"/v1/pages/{api.RootPageId()}/markdown", Body("{'type': 'replace_content', 'replace_content': {'new_str': 'Hello'}, 'allow_async': true}"));
        Assert.That(task.Status, Is.EqualTo(202), task.Message);
        RawAnswer upload = Ok(await api.PostAsync("/v1/file_uploads", Body("{'filename': 'a.txt', 'content_type': 'text/plain'}")));
        using var content = new ByteArrayContent([1, 2, 3]) { Headers = { ContentType = new MediaTypeHeaderValue("text/plain") } };
        using var form = new MultipartFormDataContent { { content, "file", "a.txt" } };
        Ok(await api.PostFormAsync($"/v1/file_uploads/{upload.Id}/send", form));
        emulator.OAuth.Authorize();
        string code = emulator.OAuth.Authorize(shared: []);
        using var request = new HttpRequestMessage(HttpMethod.Post, "v1/oauth/token")
        {
            Content = new StringContent(new JsonObject { ["grant_type"] = "authorization_code", ["code"] = code }.ToJsonString(), MediaTypeHeaderValue.Parse("application/json")),
        };
        request.Headers.Authorization = new("Basic", Convert.ToBase64String("emulated-client:emulated-secret"u8));
        using HttpClient http = emulator.CreateHttpClient();
        Ok(await RawApi.SendAsync(http, request));
    }

    // All objects below one, except what is in models and in classes of the framework that are no collections.
    private static HashSet<object> Objects(object root)
    {
        var found = new HashSet<object>(ReferenceEqualityComparer.Instance);
        var open = new Stack<object>([root]);
        while (open.TryPop(out object? item))
        {
            if (!item.GetType().IsValueType && !found.Add(item))
                continue;
            if (item is IEnumerable entries && item is not string && !IsModel(item.GetType()))
            {
                foreach (object entry in entries.OfType<object>())
                    open.Push(entry);
            }

            if (item.GetType().Assembly != Emulator && !item.GetType().IsGenericType)
                continue;
            if (item.GetType().IsDefined(typeof(SharedBySnapshotsAttribute)))
                continue;
            foreach (object value in FieldsOf(item.GetType()).Where(field => !field.FieldType.IsPrimitive && !IsListOfValues(field.FieldType)).Select(field => field.GetValue(item)).OfType<object>())
                open.Push(value);
        }

        return found;
    }

    private static bool IsChangeable(object item)
    {
        Type type = item.GetType();
        if (item is string || type == typeof(byte[]) || IsModel(type) || type.IsDefined(typeof(SharedBySnapshotsAttribute)) || item is Array { Length: 0 } || item is IEqualityComparer or IComparer)
            return false;
        if (type.Name.Contains("Comparer", StringComparison.Ordinal))
            return false;
        return item is Array or JsonNode or Lock or ReaderWriterLockSlim
            || type.Namespace is "System.Collections.Generic" or "System.Collections.Concurrent"
            || (type.Assembly == Emulator && FieldsOf(type).Any(field => !field.IsInitOnly));
    }

    // A list that its owner cannot change, of what cannot change.
    private static bool IsListOfValues(Type type) =>
        type is { IsInterface: true, IsGenericType: true }
        && type.Name.StartsWith("IReadOnly", StringComparison.Ordinal)
        && type.GenericTypeArguments.All(argument => argument.Assembly != Emulator);

    private static bool IsModel(Type type) => type.Assembly == typeof(NotionOperation).Assembly;

    private static IEnumerable<FieldInfo> FieldsOf(Type type)
    {
        for (Type? level = type; level is not null; level = level.BaseType)
        {
            foreach (FieldInfo field in level.GetFields(AnyField))
                yield return field;
        }
    }

    // The classes of the emulator that fields lead to, with all that may be in a field of an abstract class or interface.
    private static HashSet<Type> Reach(Type root)
    {
        var found = new HashSet<Type>();
        var open = new Stack<Type>([root]);
        while (open.TryPop(out Type? type))
        {
            foreach (Type argument in type.GenericTypeArguments)
                open.Push(argument);
            if (type.HasElementType)
                open.Push(type.GetElementType()!);
            if (type.Assembly != Emulator || type.IsDefined(typeof(SharedBySnapshotsAttribute)) || !found.Add(type))
                continue;
            if (type.IsAssignableTo(typeof(ISnapshotCache)))
                continue;
            foreach (FieldInfo field in FieldsOf(type))
                open.Push(field.FieldType);
            foreach (Type derived in Emulator.GetTypes().Where(other => other != type && type.IsAssignableFrom(other)))
                open.Push(derived);
        }

        return found;
    }

    private sealed class Changeable
    {
        public int Count { get; set; }
    }

    private sealed record List(List<int> Numbers);

    private sealed record Open(IEnumerable<int> Numbers);
}
