using System.Globalization;
using Notion.Refit.Emulator.Dates;
using Notion.Refit.Emulator.Tables.Queries;

namespace Notion.Refit.Emulator.Tests.Queries;

/// <summary>Every operator of every kind of property against a value that meets it, one that does not, and none.</summary>
public sealed class FilterConditionTests
{
    private const string Ada = "00000000-0000-4000-8000-0000000000ad";
    private const string Bob = "00000000-0000-4000-8000-0000000000bb";

    [TestCase("equals", "Abc", ExpectedResult = true)]
    [TestCase("equals", "Ab", ExpectedResult = false)]
    [TestCase("does_not_equal", "Abc", ExpectedResult = false)]
    [TestCase("does_not_equal", "Ab", ExpectedResult = true)]
    [TestCase("contains", "BC", ExpectedResult = true)]
    [TestCase("contains", "x", ExpectedResult = false)]
    [TestCase("does_not_contain", "BC", ExpectedResult = false)]
    [TestCase("does_not_contain", "x", ExpectedResult = true)]
    [TestCase("starts_with", "aB", ExpectedResult = true)]
    [TestCase("starts_with", "b", ExpectedResult = false)]
    [TestCase("ends_with", "BC", ExpectedResult = true)]
    [TestCase("ends_with", "b", ExpectedResult = false)]
    public bool Text_is_compared_whole_or_searched_without_case(string name, string operand) =>
        TestRow.Matches("rich_text", $$"""
            "rich_text":{"{{name}}":"{{operand}}"}
            """, new Cell.Text("Abc"));

    [TestCase("equals", ExpectedResult = false)]
    [TestCase("does_not_equal", ExpectedResult = true)]
    [TestCase("contains", ExpectedResult = false)]
    [TestCase("does_not_contain", ExpectedResult = true)]
    [TestCase("starts_with", ExpectedResult = false)]
    [TestCase("ends_with", ExpectedResult = false)]
    public bool Empty_text_meets_negations_only(string name) =>
        TestRow.Matches("title", $$"""
            "title":{"{{name}}":"x"}
            """, new Cell.Text(""));

    [TestCase("title")]
    [TestCase("rich_text")]
    [TestCase("url")]
    [TestCase("email")]
    [TestCase("phone_number")]
    public void Conditions_on_rich_text_fit_every_kind_of_text(string propertyType) =>
        Assert.That(TestRow.Matches(propertyType, """ "rich_text":{"equals":"x"} """, new Cell.Text("x")), Is.True);

    [TestCase("equals", "42", ExpectedResult = true)]
    [TestCase("equals", "42.5", ExpectedResult = false)]
    [TestCase("does_not_equal", "42", ExpectedResult = false)]
    [TestCase("does_not_equal", "7", ExpectedResult = true)]
    [TestCase("greater_than", "41", ExpectedResult = true)]
    [TestCase("greater_than", "42", ExpectedResult = false)]
    [TestCase("less_than", "43", ExpectedResult = true)]
    [TestCase("less_than", "42", ExpectedResult = false)]
    [TestCase("greater_than_or_equal_to", "42", ExpectedResult = true)]
    [TestCase("greater_than_or_equal_to", "43", ExpectedResult = false)]
    [TestCase("less_than_or_equal_to", "42", ExpectedResult = true)]
    [TestCase("less_than_or_equal_to", "41", ExpectedResult = false)]
    public bool Numbers_are_compared(string name, string operand) => TestRow.Matches("number", $$"""
        "number":{"{{name}}":{{operand}}}
        """, new Cell.Number(42));

    [TestCase("equals", ExpectedResult = false)]
    [TestCase("does_not_equal", ExpectedResult = true)]
    [TestCase("greater_than", ExpectedResult = false)]
    [TestCase("less_than", ExpectedResult = false)]
    [TestCase("greater_than_or_equal_to", ExpectedResult = false)]
    [TestCase("less_than_or_equal_to", ExpectedResult = false)]
    public bool A_missing_number_meets_negations_only(string name) => TestRow.Matches("number", $$"""
        "number":{"{{name}}":0}
        """, new Cell.Number(null));

    [TestCase(true, "equals", "true", ExpectedResult = true)]
    [TestCase(true, "does_not_equal", "true", ExpectedResult = false)]
    [TestCase(false, "equals", "false", ExpectedResult = true)]
    [TestCase(false, "does_not_equal", "true", ExpectedResult = true)]
    public bool Checkboxes_are_compared(bool value, string name, string operand) => TestRow.Matches("checkbox", $$"""
        "checkbox":{"{{name}}":{{operand}}}
        """, new Cell.Checkbox(value));

    [TestCase("select", "equals", "\"Open\"", ExpectedResult = true)]
    [TestCase("select", "equals", "\"Done\"", ExpectedResult = false)]
    [TestCase("select", "equals", "[\"Done\",\"Open\"]", ExpectedResult = true)]
    [TestCase("select", "does_not_equal", "\"Done\"", ExpectedResult = true)]
    [TestCase("select", "does_not_equal", "[\"Done\",\"Open\"]", ExpectedResult = false)]
    [TestCase("status", "equals", "\"To-do\"", ExpectedResult = true, Description = "the name of the group")]
    [TestCase("status", "does_not_equal", "\"To-do\"", ExpectedResult = false)]
    public bool Options_are_compared_by_name(string kind, string name, string operand) => TestRow.Matches(kind, $$"""
        "{{kind}}":{"{{name}}":{{operand}}}
        """, new Cell.Choice([new CellOption("Open", 0, kind is "status" ? "To-do" : null)]));

    [TestCase("select", "equals", ExpectedResult = false)]
    [TestCase("select", "does_not_equal", ExpectedResult = true)]
    [TestCase("multi_select", "contains", ExpectedResult = false)]
    [TestCase("multi_select", "does_not_contain", ExpectedResult = true)]
    public bool No_option_meets_negations_only(string kind, string name) => TestRow.Matches(kind, $$"""
        "{{kind}}":{"{{name}}":"Open"}
        """, new Cell.Choice([]));

    [TestCase("contains", "\"Red\"", ExpectedResult = true)]
    [TestCase("contains", "\"Blue\"", ExpectedResult = false)]
    [TestCase("contains", "[\"Blue\",\"Red\"]", ExpectedResult = true)]
    [TestCase("does_not_contain", "\"Red\"", ExpectedResult = false)]
    [TestCase("does_not_contain", "\"Blue\"", ExpectedResult = true)]
    public bool Several_options_are_searched_by_name(string name, string operand) => TestRow.Matches("multi_select", $$"""
        "multi_select":{"{{name}}":{{operand}}}
        """, new Cell.Choice([new CellOption("Green", 0), new CellOption("Red", 1)]));

    [TestCase("relation", "contains", Ada, ExpectedResult = true)]
    [TestCase("relation", "contains", Bob, ExpectedResult = false)]
    [TestCase("relation", "does_not_contain", Ada, ExpectedResult = false)]
    [TestCase("people", "contains", Ada, ExpectedResult = true)]
    [TestCase("people", "does_not_contain", Bob, ExpectedResult = true)]
    [TestCase("created_by", "contains", Ada, ExpectedResult = true)]
    [TestCase("last_edited_by", "contains", Bob, ExpectedResult = false)]
    public bool References_are_searched_by_id(string kind, string name, string operand) => TestRow.Matches(kind, $$"""
        "{{kind}}":{"{{name}}":"{{operand}}"}
        """, new Cell.References([new Guid(Ada)], ["Ada"]));

    [Test]
    public void Me_is_the_user_of_the_token()
    {
        Assert.That(TestRow.Matches("people", """ "people":{"contains":"me"} """, new Cell.References([TestRow.Me], ["Bot"])), Is.True);
        Assert.That(TestRow.Matches("people", """ "people":{"contains":"me"} """, new Cell.References([new Guid(Ada)], ["Ada"])), Is.False);
    }

    // The value is 2026-06-15, 18:01 at +01:00.
    [TestCase("equals", "2026-06-15T18:01:15.377+01:00", ExpectedResult = true, Description = "seconds do not count")]
    [TestCase("equals", "2026-06-15T17:01:00Z", ExpectedResult = true)]
    [TestCase("equals", "2026-06-15T17:02:00Z", ExpectedResult = false)]
    [TestCase("equals", "2026-06-15", ExpectedResult = true, Description = "a day matches all of its moments")]
    [TestCase("equals", "2026-06-16", ExpectedResult = false)]
    [TestCase("before", "2026-06-15T17:01:15Z", ExpectedResult = false)]
    [TestCase("before", "2026-06-15T17:02:00Z", ExpectedResult = true)]
    [TestCase("before", "2026-06-15", ExpectedResult = false)]
    [TestCase("before", "2026-06-16", ExpectedResult = true)]
    [TestCase("after", "2026-06-15T17:00:59Z", ExpectedResult = true)]
    [TestCase("after", "2026-06-15", ExpectedResult = false)]
    [TestCase("on_or_before", "2026-06-15", ExpectedResult = true)]
    [TestCase("on_or_before", "2026-06-15T17:00:00Z", ExpectedResult = false)]
    [TestCase("on_or_after", "2026-06-15", ExpectedResult = true)]
    [TestCase("on_or_after", "2026-06-16", ExpectedResult = false)]
    [TestCase("on_or_before", "yesterday", ExpectedResult = true)]
    [TestCase("on_or_after", "today", ExpectedResult = false)]
    [TestCase("after", "one_week_ago", ExpectedResult = true)]
    [TestCase("before", "one_month_ago", ExpectedResult = false)]
    public bool Moments_are_compared_to_the_minute_and_days_as_a_whole(string name, string operand) => TestRow.Matches("date", $$"""
        "date":{"{{name}}":"{{operand}}"}
        """, new Cell.Date(CellDate.OfMoment(new DateTimeOffset(2026, 6, 15, 18, 1, 0, TimeSpan.FromHours(1)))));

    // Today is Wednesday, 2026-06-17.
    [TestCase("this_week", "2026-06-14", "2026-06-20")]
    [TestCase("past_week", "2026-06-10", "2026-06-17")]
    [TestCase("past_month", "2026-05-17", "2026-06-17")]
    [TestCase("past_year", "2025-06-17", "2026-06-17")]
    [TestCase("next_week", "2026-06-17", "2026-06-24")]
    [TestCase("next_month", "2026-06-17", "2026-07-17")]
    [TestCase("next_year", "2026-06-17", "2027-06-17")]
    public void Spans_include_their_first_and_last_day(string name, string first, string last)
    {
        var firstDay = DateOnly.Parse(first, CultureInfo.InvariantCulture);
        var lastDay = DateOnly.Parse(last, CultureInfo.InvariantCulture);

        Assert.That(Matches(firstDay), Is.True);
        Assert.That(Matches(lastDay), Is.True);
        Assert.That(Matches(firstDay.AddDays(-1)), Is.False);
        Assert.That(Matches(lastDay.AddDays(1)), Is.False);

        bool Matches(DateOnly day) => TestRow.Matches("date", $$$"""
            "date":{"{{{name}}}":{}}
            """, new Cell.Date(CellDate.OfDay(day)));
    }

    [TestCase("equals")]
    [TestCase("before")]
    [TestCase("after")]
    [TestCase("on_or_before")]
    [TestCase("on_or_after")]
    public void A_missing_date_meets_no_comparison(string name) => Assert.That(
        TestRow.Matches("date", $$"""
            "date":{"{{name}}":"2026-06-15"}
            """, new Cell.Date(null)),
        Is.False);

    private static IEnumerable<TestCaseData> EmptyAndFull()
    {
        yield return Of("rich_text", new Cell.Text(""), new Cell.Text("x"));
        yield return Of("number", new Cell.Number(null), new Cell.Number(0));
        yield return Of("select", new Cell.Choice([]), new Cell.Choice([new CellOption("A", 0)]));
        yield return Of("multi_select", new Cell.Choice([]), new Cell.Choice([new CellOption("A", 0)]));
        yield return Of("status", new Cell.Choice([]), new Cell.Choice([new CellOption("A", 0)]));
        yield return Of("date", new Cell.Date(null), new Cell.Date(CellDate.OfDay(new DateOnly(2026, 1, 1))));
        yield return Of("people", new Cell.References([], []), new Cell.References([TestRow.Me], ["Bot"]));
        yield return Of("relation", new Cell.References([], []), new Cell.References([TestRow.Me], ["Page"]));
        yield return Of("files", new Cell.Files([]), new Cell.Files(["a.txt"]));

        static TestCaseData Of(string kind, Cell empty, Cell full) => new TestCaseData(kind, empty, full).SetArgDisplayNames(kind);
    }

    [TestCaseSource(nameof(EmptyAndFull))]
    public void Emptiness_is_reported(string kind, object empty, object full)
    {
        Assert.That(Matches("is_empty", empty), Is.True);
        Assert.That(Matches("is_empty", full), Is.False);
        Assert.That(Matches("is_not_empty", empty), Is.False);
        Assert.That(Matches("is_not_empty", full), Is.True);

        bool Matches(string name, object cell) => TestRow.Matches(kind, $$"""
            "{{kind}}":{"{{name}}":true}
            """, (Cell)cell);
    }

    [TestCase("any", true, false, false)]
    [TestCase("every", true, false, false)]
    [TestCase("none", false, true, true)]
    public void Rollups_ask_their_values(string quantifier, bool both, bool neither, bool nothing)
    {
        Assert.That(Matches(5, 6), Is.EqualTo(both));
        Assert.That(Matches(1, 2), Is.EqualTo(neither));
        Assert.That(Matches(), Is.EqualTo(nothing));
        Assert.That(Matches(1, 6), Is.EqualTo(quantifier is "any"));

        bool Matches(params double[] values) => TestRow.Matches("rollup", $$$"""
            "rollup":{"{{{quantifier}}}":{"number":{"greater_than":4} } }
            """, new Cell.Array([.. values.Select(value => new Cell.Number(value))]));
    }

    [Test]
    public void A_rollup_without_a_result_is_empty()
    {
        Assert.That(TestRow.Matches("rollup", """ "rollup":{"number":{"is_empty":true}} """, new Cell.Number(null)), Is.True);
        Assert.That(TestRow.Matches("rollup", """ "rollup":{"date":{"is_empty":true}} """, new Cell.Date(null)), Is.True);
        Assert.That(TestRow.Matches("rollup", """ "rollup":{"number":{"is_empty":true}} """, new Cell.Date(null)), Is.False);
    }

    [Test]
    public void Formulas_are_asked_by_the_kind_of_their_result()
    {
        Assert.That(TestRow.Matches("formula", """ "formula":{"string":{"contains":"a"}} """, new Cell.Text("A")), Is.True);
        Assert.That(TestRow.Matches("formula", """ "formula":{"checkbox":{"equals":true}} """, new Cell.Checkbox(true)), Is.True);
        Assert.That(TestRow.Matches("formula", """ "formula":{"number":{"less_than":1}} """, new Cell.Number(0)), Is.True);
        Assert.That(TestRow.Matches("formula", """ "formula":{"date":{"equals":"2026-01-01"}} """, new Cell.Date(CellDate.OfDay(new DateOnly(2026, 1, 1)))), Is.True);
        Assert.That(TestRow.Matches("formula", """ "formula":{"number":{"less_than":1}} """, new Cell.Text("0")), Is.False);
    }

    [TestCase("verified", "verified", ExpectedResult = true)]
    [TestCase("none", "unverified", ExpectedResult = true)]
    [TestCase("expired", "verified", ExpectedResult = false)]
    public bool Verification_is_compared_by_state(string status, string state) => TestRow.Matches("verification", $$"""
        "verification":{"status":"{{status}}"}
        """, new Cell.Verification(state));
}
