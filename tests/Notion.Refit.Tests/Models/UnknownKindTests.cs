using System.Reflection;
using System.Text.Json;
using Notion.Refit.Json;
using Notion.Refit.Models;
using Notion.Refit.Tests.Operations;

namespace Notion.Refit.Tests.Models;

/// <summary>What Notion adds tomorrow neither throws nor gets lost, wherever it stands.</summary>
public sealed class UnknownKindTests
{
    private const string NewKind = """
        {"object":"new_kind","type":"new_kind","property":"new_kind","grant_type":"new_kind","action":"new_kind","new_kind":{"a":[1,null,{"b":"ü"}]},"beside":true}
        """;

    private const string NewShape = """{"new_kind":{"a":[1,null]},"beside":true}""";

    // Their branches are told apart by the members that are there: one of these would be taken for a known branch.
    private static readonly Type[] s_toldByMembers = [typeof(Filter), typeof(Sort), typeof(SearchFilter), typeof(SearchSort)];

    private static IEnumerable<Type> Unions { get; } =
    [
        .. typeof(Page).Assembly.GetExportedTypes()
            .Where(type => type.IsAbstract && type.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(INotionModel<>)))
            .OrderBy(type => type.Name, StringComparer.Ordinal),
    ];

    private static IEnumerable<TestCaseData> Places { get; } =
    [
        Place<Page>("the icon of a page", Answers.Page, """{"type":"emoji","emoji":"🚀"}""", NewKind, page => page.Icon),
        Place<Page>("the parent of a page", Answers.Page, $$"""{"type":"data_source_id","data_source_id":"{{Some.DataSource}}","database_id":"{{Some.Database}}"}""", NewKind, page => page.Parent),
        Place<Page>("the cover of a page", Answers.Page, "\"cover\":null", $"\"cover\":{NewKind}", page => page.Cover),
        Place<Page>("a value", Answers.Page, "\"type\":\"number\",\"number\":399.5", "\"type\":\"new_kind\",\"new_kind\":[1]", page => page.Properties["Cost"].Value),
        Place<Page>("the result of a formula", Answers.Page, "\"type\":\"number\",\"number\":399.5", $"\"type\":\"formula\",\"formula\":{NewKind}", page => ((FormulaValue)page.Properties["Cost"].Value).Result),
        Place<Page>("an element of a rollup", Answers.Page, "\"type\":\"number\",\"number\":399.5", $$"""  "type":"rollup","rollup":{"function":"show_original","type":"array","array":[{{NewKind}}]} """, page => ((RollupArray)((RollupValue)page.Properties["Cost"].Value).Result).Values[0]),
        Place<Page>("the result of a rollup", Answers.Page, "\"type\":\"number\",\"number\":399.5", """ "type":"rollup","rollup":{"type":"new_kind","new_kind":7,"function":"sum"} """, page => ((RollupValue)page.Properties["Cost"].Value).Result),
        Place<Page>("a file", Answers.Page, "\"type\":\"number\",\"number\":399.5", """ "type":"files","files":[{"name":"x","type":"new_kind","new_kind":{"url":"u"} }] """, page => ((FilesValue)page.Properties["Cost"].Value).Files[0].Source),
        Place<Page>("somebody", Answers.Page, "\"type\":\"number\",\"number\":399.5", $$""" "type":"people","people":[{{NewKind}}] """, page => ((PeopleValue)page.Properties["Cost"].Value).People[0]),
        Place<Page>("what a user is", Answers.Page, "\"type\":\"number\",\"number\":399.5", $$""" "type":"created_by","created_by":{"object":"user","id":"{{Some.User}}","type":"robot","robot":{"arms":2} } """, page => ((CreatedByValue)page.Properties["Cost"].Value).CreatedBy.Details),
        Place<Page>("rich text", Answers.Page, """ "type":"text","text":{"content":"Write tests","link":null} """.Trim(), "\"type\":\"new_kind\",\"new_kind\":{}", page => ((TitleValue)page.Properties["Name"].Value).Title[0].Content),
        Place<Page>("a mention", Answers.Page, """ "type":"text","text":{"content":"Write tests","link":null} """.Trim(), $"\"type\":\"mention\",\"mention\":{NewKind}", page => ((MentionContent)((TitleValue)page.Properties["Name"].Value).Title[0].Content).Mention),
        Place<Block>("the content of a block", Answers.Block, "\"type\":\"paragraph\",\"paragraph\":", "\"type\":\"new_kind\",\"new_kind\":", block => block.Content),
        Place<Block>("a block in a block", Answers.Block, "\"icon\":null", $"\"children\":[{NewKind}]", block => ((ParagraphBlock)block.Content).Children[0]),
        Place<DataSource>("a schema", Answers.DataSource, "\"type\":\"title\",\"title\":{}", "\"type\":\"new_kind\",\"new_kind\":null", source => source.Properties["Name"].Schema),
        Place<View>("the configuration of a view", Answers.View, "\"configuration\":{\"type\":\"table\"", "\"configuration\":{\"type\":\"new_kind\"", view => view.Configuration),
        Place<View>("a condition", Answers.View, "\"select\":{\"equals\":\"Open\"}", "\"type\":\"new_kind\",\"new_kind\":true", view => ((PropertyFilter)view.Filter!).Condition),
        Place<View>("a sort", Answers.View, "{\"property\":\"Due\",\"direction\":\"descending\"}", NewShape, view => view.Sorts![0]),
    ];

    [TestCaseSource(nameof(Unions))]
    public void Every_union_keeps_a_kind_that_it_does_not_know(Type union)
    {
        string json = s_toldByMembers.Contains(union) ? NewShape : NewKind;

        object model = RoundTrip(union, json);

        Assert.Multiple(() =>
        {
            Assert.That(model.GetType().Name, Does.StartWith("Unknown"));
            if (model.GetType().GetProperty("Type") is { } type)
                Assert.That(type.GetValue(model), Is.EqualTo("new_kind"));
            var raw = (JsonElement)model.GetType().GetProperty("Raw")!.GetValue(model)!;
            JsonElement payload = raw.TryGetProperty("new_kind", out JsonElement inside) ? inside : raw;
            Assert.That(payload.GetProperty("a").GetArrayLength(), Is.GreaterThan(1));
            Assert.That(model, Is.EqualTo(RoundTrip(union, json)), "read twice, it is equal");
            Assert.That(model.GetHashCode(), Is.EqualTo(RoundTrip(union, json).GetHashCode()));
        });
    }

    [Test]
    public void There_are_unions() => Assert.That(Unions.Count(), Is.GreaterThan(40));

    [TestCaseSource(nameof(Places))]
    public void An_unknown_kind_is_kept_in_its_place(Type model, string json, Func<object, object?> find)
    {
        object read = RoundTrip(model, json);

        Assert.That(find(read)?.GetType().Name, Does.StartWith("Unknown"));
    }

    private static TestCaseData Place<T>(string name, string json, string known, string unknown, Func<T, object?> find)
    {
        if (!json.Contains(known, StringComparison.Ordinal))
            throw new ArgumentException($"'{known}' is not in the JSON for {name}.", nameof(known));
        return new TestCaseData(typeof(T), json.Replace(known, unknown, StringComparison.Ordinal), (Func<object, object?>)(model => find((T)model))).SetArgDisplayNames(name);
    }

    private static object RoundTrip(Type type, string json) =>
        typeof(ModelJson).GetMethod(nameof(ModelJson.RoundTrip), BindingFlags.Public | BindingFlags.Static)!.MakeGenericMethod(type).Invoke(null, [json])!;
}
