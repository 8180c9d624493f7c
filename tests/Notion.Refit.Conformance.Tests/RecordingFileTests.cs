using System.Text.Json;
using Notion.Refit.Conformance.Recordings;

namespace Notion.Refit.Conformance.Tests;

[TestFixture]
public sealed class RecordingFileTests
{
    [Test]
    public void A_line_becomes_an_exchange()
    {
        RecordedExchange exchange = RecordingFile.Parse(
            """{"source":"s","cassette":"c","index":3,"method":"get","path":"/v1/users","query":[["page_size","5"],["page_size","6"]],"version":"2026-03-11","content_type":null,"request":null,"status":200,"response":{"a":1}}""",
            "file:1");
        Assert.That(exchange.Cassette, Is.EqualTo("s/c"));
        Assert.That(exchange.Index, Is.EqualTo(3));
        Assert.That(exchange.Method, Is.EqualTo("GET"));
        Assert.That(exchange.Path, Is.EqualTo("/v1/users"));
        Assert.That(exchange.Query, Is.EqualTo([KeyValuePair.Create("page_size", "5"), KeyValuePair.Create("page_size", "6")]));
        Assert.That(exchange.Version, Is.EqualTo("2026-03-11"));
        Assert.That(exchange.ContentType, Is.Null);
        Assert.That(exchange.Request.ValueKind, Is.EqualTo(JsonValueKind.Null));
        Assert.That(exchange.Status, Is.EqualTo(200));
        Assert.That(exchange.Response.GetProperty("a").GetInt32(), Is.EqualTo(1));
        Assert.That(exchange.Origin, Is.EqualTo("file:1"));
    }

    [TestCase("{")]
    [TestCase("[]")]
    [TestCase("""{"method":"GET","status":200}""")]
    [TestCase("""{"path":"/v1/users","status":200}""")]
    [TestCase("""{"method":"GET","path":"/v1/users"}""")]
    [TestCase("""{"method":"GET","path":"/v1/users","status":"200"}""")]
    public void What_is_no_exchange_is_refused_with_its_line(string line) =>
        Assert.That(() => RecordingFile.Parse(line, "file:7"), Throws.TypeOf<RecordingException>().With.Message.StartsWith("file:7 "));

    [Test]
    public void A_missing_file_is_refused_with_its_name() =>
        Assert.That(() => RecordingFile.Read("no-such-file.jsonl").ToArray(), Throws.TypeOf<RecordingException>().With.Message.StartsWith("no-such-file.jsonl "));
}
