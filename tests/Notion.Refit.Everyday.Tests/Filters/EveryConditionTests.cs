using System.Reflection;
using System.Text.Json;
using Notion.Refit.Models;

namespace Notion.Refit.Everyday.Tests.Filters;

/// <summary>Every condition of every kind of property: made, printed, written and read, and accepted by the emulator.</summary>
internal sealed class EveryConditionTests : EmulatorTest
{
    private static readonly PageId s_page = "44444444-4444-4444-8444-444444444444";

    private DataSourceId _rows;

    public static IEnumerable<TestCaseData> Conditions => All().Select(condition => new TestCaseData(condition.Property, condition.Filter).SetArgDisplayNames(condition.Name));

    [SetUp]
    public void AddRows()
    {
        DataSourceId parts = Emulator.Workspace.AddDatabase("Parts", new() { ["Name"] = PropertySchema.Title(), ["N"] = PropertySchema.Number(), ["Day"] = PropertySchema.Date() }).DataSourceId;
        _rows = Emulator.Workspace.AddDatabase("Rows", new()
        {
            ["Title"] = PropertySchema.Title(),
            ["RichText"] = PropertySchema.RichText(),
            ["Url"] = PropertySchema.Url(),
            ["Email"] = PropertySchema.Email(),
            ["PhoneNumber"] = PropertySchema.PhoneNumber(),
            ["Number"] = PropertySchema.Number(),
            ["UniqueId"] = PropertySchema.UniqueId("T"),
            ["Checkbox"] = PropertySchema.Checkbox(),
            ["Select"] = PropertySchema.Select("x"),
            ["Status"] = PropertySchema.Status(),
            ["MultiSelect"] = PropertySchema.MultiSelect("x"),
            ["Date"] = PropertySchema.Date(),
            ["CreatedTime"] = PropertySchema.CreatedTime(),
            ["LastEditedTime"] = PropertySchema.LastEditedTime(),
            ["People"] = PropertySchema.People(),
            ["CreatedBy"] = PropertySchema.CreatedBy(),
            ["LastEditedBy"] = PropertySchema.LastEditedBy(),
            ["Files"] = PropertySchema.Files(),
            ["Relation"] = PropertySchema.Relation(parts),
            ["Formula.Text"] = PropertySchema.Formula("\"x\""),
            ["Formula.Number"] = PropertySchema.Formula("1"),
            ["Formula.Checkbox"] = PropertySchema.Formula("true"),
            ["Formula.Date"] = PropertySchema.Formula("now()"),
            ["Rollup.Number"] = PropertySchema.Rollup("Relation", "N", RollupFunction.Sum),
            ["Rollup.Date"] = PropertySchema.Rollup("Relation", "Day", RollupFunction.LatestDate),
            ["Rollup"] = PropertySchema.Rollup("Relation", "N", RollupFunction.ShowOriginal),
        }).DataSourceId;
        Emulator.Workspace.AddRow(_rows, new() { ["Title"] = PropertyValue.Title("x") });
    }

    [TestCaseSource(nameof(Conditions))]
    public async Task It_is_printed_written_and_accepted(string property, Filter filter)
    {
        string text = filter.ToString();
        JsonElement json = JsonSerializer.SerializeToElement(filter);

        Assert.Multiple(() =>
        {
            Assert.That(text, Does.StartWith(property).Or.StartsWith("created_time").Or.StartsWith("last_edited_time"));
            Assert.That(text, Does.Not.Contain("{").And.Not.Contain("  ").And.Not.Contain("_").Or.StartsWith("created_time").Or.StartsWith("last_edited_time"));
            Assert.That(JsonElement.DeepEquals(JsonSerializer.SerializeToElement(json.Deserialize<Filter>()), json), Is.True, json.GetRawText());
            Assert.That(json.Deserialize<Filter>(), Is.EqualTo(filter));
        });

        // A verification column exists in wikis only.
        if (property != "Verification")
            Assert.That(async () => await Notion.DataSources.QueryAsync(_rows, new() { Filter = filter }), Throws.Nothing, json.GetRawText());
    }

    [Test]
    public void A_group_is_not_a_condition_on_the_values_of_a_rollup() =>
        Assert.That(
            () => Filter.Property("Rollup").Rollup.Any(value => value.Number.LessThan(2) & value.Number.GreaterThan(1)),
            Throws.ArgumentException.With.Message.Contains("one condition"));

    [Test]
    public void Different_conditions_have_different_texts() => Assert.That(All().Select(condition => condition.Filter.ToString()), Is.Unique);

    [Test]
    public void Every_member_of_every_comparison_can_be_set_by_a_builder()
    {
        string[] sent = [.. All().SelectMany(condition => Members(JsonSerializer.SerializeToElement(condition.Filter), "")).Distinct()];
        IEnumerable<string> missing =
            from type in typeof(Filter).Assembly.GetExportedTypes()
            where type.Namespace == "Notion.Refit.Models" && type.Name.EndsWith("Comparison", StringComparison.Ordinal)
            from member in type.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            where member.CanWrite && member.Name != "AdditionalProperties"
            let name = JsonNamingPolicy.SnakeCaseLower.ConvertName(member.Name == "EqualTo" ? "Equals" : member.Name)
            where !sent.Contains(name)
            select $"{type.Name}.{member.Name}";

        Assert.That(missing, Is.Empty);

        static IEnumerable<string> Members(JsonElement json, string name) =>
            json.ValueKind == JsonValueKind.Object ? json.EnumerateObject().SelectMany(member => Members(member.Value, member.Name)).Append(name) : [name];
    }

    private static IEnumerable<(string Name, string Property, Filter Filter)> All()
    {
        foreach (PropertyInfo kind in typeof(PropertyFilterBuilder).GetProperties())
        {
            foreach ((string path, object builder) in Builders(kind.Name, name => kind.GetValue(Filter.Property(name))!))
            {
                foreach (MethodInfo method in builder.GetType().GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly).Where(method => method.ReturnType == typeof(Filter)))
                {
                    if (!method.IsSpecialName)
                        yield return ($"{path}.{method.Name}", path, Make(builder, method));
                }
            }
        }

        foreach ((string name, DateFilterBuilder builder) in ((string, DateFilterBuilder)[])[("created_time", Filter.CreatedTime), ("last_edited_time", Filter.LastEditedTime)])
        {
            foreach (MethodInfo method in typeof(DateFilterBuilder).GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly).Where(method => method.ReturnType == typeof(Filter)))
                yield return ($"{name}.{method.Name}", name, Make(builder, method));
        }
    }

    // Formulas and rollups have conditions of their results.
    private static IEnumerable<(string Path, object Builder)> Builders(string path, Func<string, object> create)
    {
        object builder = create(path);
        yield return (path, builder);
        foreach (PropertyInfo inner in builder.GetType().GetProperties())
            yield return ($"{path}.{inner.Name}", inner.GetValue(create($"{path}.{inner.Name}"))!);
    }

    private static Filter Make(object builder, MethodInfo method) => (Filter)method.Invoke(builder, [.. method.GetParameters().Select(parameter => Argument(parameter.ParameterType))])!;

    private static object Argument(Type type) => type switch
    {
        _ when type == typeof(string) => "x",
        _ when type == typeof(double) => 1.5,
        _ when type == typeof(bool) => false,
        _ when type == typeof(FilterDate) => (FilterDate)new DateOnly(2026, 3, 11),
        _ when type == typeof(FilterUser) => FilterUser.Me,
        _ when type == typeof(PageId) => s_page,
        _ when type == typeof(VerificationFilterStatus) => VerificationFilterStatus.Verified,
        _ when type == typeof(FilterCondition) => new NumberCondition(new NumberComparison { GreaterThan = 1 }),
        _ when type == typeof(Func<PropertyFilterBuilder, Filter>) => (Func<PropertyFilterBuilder, Filter>)(value => value.Number.LessThan(2)),
        _ when type == typeof(IReadOnlyList<string>) => (string[])["x"],
        _ => throw new NotSupportedException($"There is no sample of {type}."),
    };
}
