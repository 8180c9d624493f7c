using System.Text.Json;
using System.Text.Json.Nodes;
using Notion.Refit.Conformance.Commands;

namespace Notion.Refit.Conformance.Tests;

/// <summary>The command over models with known faults: it must count, name and judge them.</summary>
[TestFixture]
public sealed class DecodeCommandTests
{
    private string _file = "";

    [SetUp]
    public void CreateFile() => _file = Path.GetTempFileName();

    [TearDown]
    public void DeleteFile() => File.Delete(_file);

    [Test]
    public void Lossless_exchanges_meet_the_goal()
    {
        (int code, string output, _) = Run(100, Exchange("GET", response: """{"a":1}"""), Exchange("POST", """{"b":2}""", """{"c":[]}"""));
        Assert.That(code, Is.Zero);
        Assert.That(Row(output, "total"), Is.EqualTo("total 2 2 100.00 0"));
        Assert.That(output, Does.Not.Contain("Differences"));
    }

    [Test]
    public void A_lost_member_counts_against_the_exchange_and_is_named()
    {
        (int code, string output, _) = Run(100, Exchange("GET", response: """{"a":1,"lost":[7]}"""), Exchange("GET", response: """{"a":1}"""));
        Assert.That(code, Is.EqualTo(1));
        Assert.That(Row(output, "listThings"), Is.EqualTo("listThings 2 1 50.00 0"));
        Assert.That(output, Does.Contain("1 × listThings, answer LossyModel: $.lost: is missing, was [7]"));
    }

    [Test]
    public void A_lost_member_of_a_request_counts_too()
    {
        (int code, string output, _) = Run(100, Exchange("POST", """{"lost":1}""", """{"a":1}"""));
        Assert.That(code, Is.EqualTo(1));
        Assert.That(output, Does.Contain("createThing, request LossyModel: $.lost: is missing, was 1"));
    }

    [Test]
    public void A_model_that_cannot_be_read_is_named_with_the_place()
    {
        (int code, string output, _) = Run(100, Exchange("GET", response: """{"wrong":1}"""));
        Assert.That(code, Is.EqualTo(1));
        Assert.That(output, Does.Contain("$.wrong: JsonException: The member is wrong."));
    }

    [Test]
    public void An_error_is_read_as_error_even_where_there_is_no_operation()
    {
        (int code, string output, _) = Run(
            100, Exchange("GET", response: """{"a":1}"""), Exchange("GET", response: """{"lost":1}""", status: 404, path: "/v1/nowhere"));
        Assert.That(code, Is.EqualTo(1));
        Assert.That(output, Does.Contain("(no operation), answer LossyModel: $.lost"));
    }

    [Test]
    public void Unknown_addresses_and_multipart_bodies_are_distinguished_and_do_not_count_as_losses()
    {
        (int code, string output, _) = Run(
            100,
            Exchange("GET", response: "{}", path: "/v1/nowhere"),
            Exchange("POST", "\"--x\"", "{}", contentType: "multipart/form-data; boundary=x"));
        Assert.That(code, Is.Zero);
        Assert.That(Row(output, "total"), Is.EqualTo("total 1 1 100.00 0"));
        Assert.That(output, Does.Contain("createThing, Request: multipart, not JSON"));
        Assert.That(output, Does.Contain("GET /v1/nowhere, status 200"));
    }

    [Test]
    public void A_request_that_notion_refused_may_be_unreadable_but_not_changed()
    {
        (int code, string output, _) = Run(100, Exchange("POST", """{"wrong":1}""", "{}", status: 400));
        Assert.That(code, Is.Zero);
        Assert.That(output, Does.Contain("createThing, Request: refused by Notion and by the model"));

        (code, output, _) = Run(100, Exchange("POST", """{"lost":1}""", "{}", status: 400));
        Assert.That(code, Is.EqualTo(1));
        Assert.That(output, Does.Contain("createThing, request LossyModel: $.lost: is missing, was 1"));
    }

    [Test]
    public void An_error_that_cannot_be_read_is_never_forgiven() =>
        Assert.That(Run(100, Exchange("POST", "{}", """{"wrong":1}""", status: 400)).Code, Is.EqualTo(1));

    [Test]
    public void An_accepted_request_is_answered_with_a_task() =>
        Assert.That(
            Run(100, Exchange("GET", response: """{"lost":1}""", status: 202)).Output,
            Does.Contain("listThings, answer AcceptedModel: $.lost: is missing, was 1"));

    [TestCase(50, ExpectedResult = 0)]
    [TestCase(50.1, ExpectedResult = 1)]
    public int The_goal_may_be_less_than_everything(double min) =>
        Run(min, Exchange("GET", response: """{"lost":1}"""), Exchange("GET", response: "{}")).Code;

    [Test]
    public void An_empty_answer_where_one_is_due_is_a_loss() =>
        Assert.That(Run(100, Exchange("GET", response: "null")).Output, Does.Contain("$: the answer is empty"));

    [Test]
    public void A_body_that_the_operation_does_not_have_is_a_loss_unless_it_is_empty()
    {
        Assert.That(Run(100, Exchange("GET", """{"a":1}""", "{}")).Output, Does.Contain("listThings, request none: $: the operation has no such body"));
        Assert.That(Run(100, Exchange("GET", "{}", "{}")).Code, Is.Zero);
    }

    [Test]
    public void As_many_differences_are_printed_as_asked_for()
    {
        string[] lines = [.. Enumerable.Range(0, 5).Select(i => Exchange("GET", response: $$"""{"lost":{{i}}}"""))];
        string output = Run(0, differences: 2, lines).Output;
        Assert.That(output, Does.Contain("Differences (5, the first 2):"));
        Assert.That(output.Split('\n').Count(l => l.Contains("$.lost", StringComparison.Ordinal)), Is.EqualTo(2));
    }

    [Test]
    public void A_broken_file_is_bad_input()
    {
        (int code, _, string error) = Run(100, "{}");
        Assert.That(code, Is.EqualTo(2));
        Assert.That(error, Does.Contain(":1 is no recorded exchange"));
    }

    [Test]
    public void A_file_without_exchanges_is_bad_input() =>
        Assert.That(Run(0, Exchange("GET", path: "/v1/nowhere")).Code, Is.EqualTo(2));

    private static string Exchange(
        string method, string request = "null", string response = "{}", int status = 200, string path = "/v1/things", string? contentType = null) =>
        new JsonObject
        {
            ["source"] = "test",
            ["cassette"] = "one",
            ["index"] = 0,
            ["method"] = method,
            ["path"] = path,
            ["query"] = new JsonArray(),
            ["version"] = "2026-03-11",
            ["content_type"] = contentType,
            ["request"] = JsonNode.Parse(request),
            ["status"] = status,
            ["response"] = JsonNode.Parse(response),
        }.ToJsonString(JsonSerializerOptions.Default);

    private static string Row(string output, string operation) =>
        string.Join(' ', output.Split('\n').Single(l => l.StartsWith(operation + " ", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)).Trim();

    private (int Code, string Output, string Error) Run(double min, params string[] lines) => Run(min, differences: 20, lines);

    private (int Code, string Output, string Error) Run(double min, int differences, params string[] lines)
    {
        File.WriteAllLines(_file, lines);
        using StringWriter output = new();
        using StringWriter error = new();
        int code = DecodeCommand.Run(new LossyCatalog(), [_file], min, differences, output, error);
        return (code, output.ToString(), error.ToString());
    }
}
