using Notion.Refit.Emulator.Protocol.Errors;
using Notion.Refit.Emulator.Tables.Queries;

namespace Notion.Refit.Emulator.Tests.Queries;

public sealed class FilterParserTests
{
    private const string Five = """{"property":"P","number":{"equals":5}}""";
    private const string Six = """{"property":"P","number":{"equals":6}}""";

    [TestCase("""{"and":[%5,%5]}""", ExpectedResult = true)]
    [TestCase("""{"and":[%5,%6]}""", ExpectedResult = false)]
    [TestCase("""{"or":[%6,%5]}""", ExpectedResult = true)]
    [TestCase("""{"or":[%6,%6]}""", ExpectedResult = false)]
    [TestCase("""{"and":[%5,{"or":[%6,%5]}]}""", ExpectedResult = true)]
    [TestCase("""{"or":[%6,{"and":[%5,%6]}]}""", ExpectedResult = false)]
    [TestCase("""{"and":[]}""", ExpectedResult = true)]
    public bool Groups_combine_their_entries(string filter) => Parse(filter.Replace("%5", Five, StringComparison.Ordinal).Replace("%6", Six, StringComparison.Ordinal));

    [Test]
    public void A_property_may_be_named_by_its_id() => Assert.That(Parse("""{"property":"abcd","number":{"equals":5}}"""), Is.True);

    [Test]
    public void Timestamps_of_the_row_are_compared()
    {
        Assert.That(Parse("""{"timestamp":"created_time","created_time":{"on_or_after":"2026-06-17"}}"""), Is.True);
        Assert.That(Parse("""{"timestamp":"last_edited_time","last_edited_time":{"before":"2026-06-17T15:04:59Z"}}"""), Is.False);
    }

    [TestCase("""{"property":"Nope","number":{"equals":5}}""", "Could not find property with name or id: Nope")]
    [TestCase("""{"property":"P","select":{"equals":"x"}}""", "The property type in the database does not match the property type of the filter provided: database property number does not match filter select")]
    [TestCase("""{"property":"P","number":{"equals":"x"}}""", "body failed validation: body.filter.number.equals should be a number, instead was `\"x\"`.")]
    [TestCase("""{"property":"P","number":{"contains":5}}""", "body failed validation: body.filter.number.contains should be not present, instead was `5`.")]
    [TestCase("""{"property":"P","number":{"less_than":5,"greater_than":1}}""", "body failed validation: body.filter.number.greater_than should be not present, instead was `1`.")]
    [TestCase("""{"property":"P","number":{"is_empty":false}}""", "body failed validation: body.filter.number.is_empty should be `true`, instead was `false`.")]
    [TestCase("""{"property":"P","number":5}""", "body failed validation: body.filter.number should be an object, instead was `5`.")]
    [TestCase("""{"property":"P","text":{"equals":"x"}}""", "body failed validation: body.filter.text should be not present, instead was `{\"equals\":\"x\"}`.")]
    [TestCase("""{"and":[{"or":[{"and":[]}]}]}""", "body failed validation: body.filter.and[0].or[0].and should be not present, instead was `[]`.")]
    [TestCase("""{"and":{}}""", "body failed validation: body.filter.and should be an array, instead was `{}`.")]
    [TestCase("""{"timestamp":"created_time"}""", "body failed validation: body.filter.created_time should be defined, instead was `undefined`.")]
    [TestCase("""{"timestamp":"created_time","created_time":{"after":"soon"}}""", "body failed validation: body.filter.created_time.after should be a valid ISO 8601 date string, instead was `\"soon\"`.")]
    [TestCase("5", "body failed validation: body.filter should be an object, instead was `5`.")]
    public void What_is_wrong_is_reported_with_its_place(string filter, string message) =>
        Assert.That(() => Parse(filter), Throws.TypeOf<ApiException>().With.Message.EqualTo(message).And.Property("Code").EqualTo("validation_error"));

    [Test]
    public void A_filter_of_no_kind_is_refused_with_all_the_kinds() =>
        Assert.That(
            () => Parse("""{"property":"P"}"""),
            Throws.TypeOf<ApiException>().With.Message.StartsWith(
                "body failed validation. Fix one:\nbody.filter.or should be defined, instead was `undefined`.\nbody.filter.and should be defined"));

    [Test]
    public void A_group_has_at_most_a_hundred_entries()
    {
        string filter = $$"""{"or":[{{string.Join(',', Enumerable.Repeat(Five, 101))}}]}""";

        Assert.That(
            () => Parse(filter),
            Throws.TypeOf<ApiException>().With.Message.EqualTo("body failed validation: body.filter.or.length should be ≤ `100`, instead was `101`."));
    }

    private static bool Parse(string filter) =>
        FilterParser.Parse(TestRow.Part(filter, "body.filter"), TestRow.Scope("number"))(new TestRow(new Cell.Number(5), TestRow.Now));
}
