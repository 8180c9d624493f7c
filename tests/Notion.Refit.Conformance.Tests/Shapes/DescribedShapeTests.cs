using System.Text;
using System.Text.Json;
using Notion.Refit.Conformance.Comparison;
using Notion.Refit.Conformance.Decoding;
using Notion.Refit.Description.Tests.Reading;
using Notion.Refit.Models;

namespace Notion.Refit.Conformance.Tests.Shapes;

/// <summary>
/// Whatever the description allows, the generated models take and give back. The JSON is made from the description by a reader that shares
/// nothing with the generator.
/// </summary>
[TestFixture]
public sealed class DescribedShapeTests
{
    private const int Documents = 200;

    private static readonly OpenApiDocument Description = OpenApiDocument.Load();

    [TestCaseSource(nameof(Answers))]
    public void Answers_come_back_as_they_were(OpenApiOperationCase operation) =>
        RoundTrip(operation.Answer, operation.Generate(), allIsKnown: true);

    [TestCaseSource(nameof(Answers))]
    public void Answers_keep_what_no_one_knows_yet(OpenApiOperationCase operation) =>
        RoundTrip(operation.Answer, operation.Generate(withUnknownMembers: true), allIsKnown: false);

    [TestCaseSource(nameof(Requests))]
    public void Requests_come_back_as_they_were(OpenApiOperationCase operation) =>
        RoundTrip(operation.Request, operation.Generate(), allIsKnown: true);

    [TestCaseSource(nameof(Requests))]
    public void Requests_keep_what_no_one_knows_yet(OpenApiOperationCase operation) =>
        RoundTrip(operation.Request, operation.Generate(withUnknownMembers: true), allIsKnown: false);

    [TestCaseSource(nameof(Webhooks))]
    public void Webhook_events_come_back_as_they_were(OpenApiOperationCase webhook) =>
        RoundTrip(ModelCodec.For<WebhookEvent>(), webhook.Generate(), allIsKnown: true);

    [TestCaseSource(nameof(Streams))]
    public void Events_of_streams_come_back_as_they_were(OpenApiOperationCase stream) =>
        RoundTrip(ModelCodec.For<SessionStreamEvent>(), stream.Generate(), allIsKnown: true);

    [TestCaseSource(nameof(TaskResults))]
    public void Results_of_tasks_come_back_as_they_were(OpenApiOperationCase operation) =>
        RoundTrip(ModelCodec.For<AgentBatchResult>(), operation.Generate(), allIsKnown: true);

    /// <summary>Guards the tests above: what the generator of JSON never makes is not tested.</summary>
    [Test]
    public void Every_member_of_the_description_is_tried()
    {
        HashSet<string> tried = new(StringComparer.Ordinal);
        foreach (OpenApiOperationCase operation in Answers().Concat(Requests()).Concat(Webhooks()).Concat(Streams()).Concat(TaskResults()))
        {
            InstanceGenerator generator = operation.Generate();
            for (int i = 0; i < Documents; i++)
                generator.Next();
            tried.UnionWith(generator.Tried);
        }

        // Errors are read by the client itself, and the files of a form are no JSON.
        string[] elsewhere = ["NotionError", "SendFileUploadRequest"];
        Assert.That(
            from schema in Description.Schemas
            where !elsewhere.Contains(schema.Name, StringComparer.Ordinal)
            from member in DescribedMember.Of(schema.Document, schema.Node)
            where !tried.Contains(member.Key)
            select $"{schema.Name}.{member.Name}",
            Is.Empty);
    }

    private static IEnumerable<OpenApiOperationCase> Answers() =>
        Description.Operations.Where(o => o.Answers().Count > 0).Select((o, i) => new OpenApiOperationCase(o.Route, [o.Answers()[0]], i));

    private static IEnumerable<OpenApiOperationCase> Requests() =>
        Description.Operations.Where(o => o.Body("application/json").Count > 0).Select((o, i) => new OpenApiOperationCase(o.Route, o.Body("application/json"), i));

    private static IEnumerable<OpenApiOperationCase> Webhooks() =>
        Description.Webhooks.Select((o, i) => new OpenApiOperationCase(o.Path, o.Body("application/json"), i));

    private static IEnumerable<OpenApiOperationCase> Streams() =>
        Description.Operations.Where(o => o.Stream is not null).Select((o, i) => new OpenApiOperationCase(o.Route, o.Answers("text/event-stream"), i));

    private static IEnumerable<OpenApiOperationCase> TaskResults() =>
        Description.Operations.Where(o => o.TaskResult.Count > 0).Select((o, i) => new OpenApiOperationCase(o.Route, o.TaskResult, i));

    /// <summary>The constant that a block in a request may name has no property: it says nothing, and is kept as an additional member.</summary>
    private static bool IsUnexpected(string member) => !member.EndsWith(".object", StringComparison.Ordinal);

    private static void RoundTrip(ModelCodec codec, InstanceGenerator generator, bool allIsKnown)
    {
        List<string> problems = [];
        for (int i = 0; i < Documents && problems.Count < 5; i++)
        {
            string json = generator.Next()!.ToJsonString(JsonSerializerOptions.Default);
            try
            {
                object model = codec.RoundTrip(Encoding.UTF8.GetBytes(json), out byte[] written);
                problems.AddRange(JsonComparer.Compare(JsonElement.Parse(json), JsonElement.Parse(written)).Select(d => $"{d.Path}: {d.Problem}\n  {json}"));
                ModelInventory inventory = ModelInventory.Of(model);
                problems.AddRange(inventory.UnknownCases.Select(u => $"met {u}\n  {json}"));
                if (allIsKnown)
                    problems.AddRange(inventory.NewValues.Concat(inventory.AdditionalMembers.Where(IsUnexpected)).Select(u => $"met {u}\n  {json}"));
            }
            catch (JsonException e)
            {
                problems.Add($"{e.Message}\n  {json}");
            }
        }

        Assert.That(problems, Is.Empty, string.Join('\n', problems));
    }
}
