using Notion.Refit.Models;

namespace Notion.Refit.Tests.Operations.Cases;

internal static class DataSourceCases
{
    private const string Url = "https://api.notion.com/v1/data_sources";

    public static IReadOnlyList<OperationCase> All { get; } =
    [
        OperationCase.Of(
            "createDataSource",
            $"POST {Url}",
            (notion, ct) => notion.DataSources.CreateAsync(
                new()
                {
                    Parent = Parent.Database(Some.Database),
                    Title = "More tasks",
                    Properties = { ["Name"] = PropertySchema.Title(), ["Next"] = PropertySchema.TwoWayRelation(Some.DataSource) },
                },
                ct),
            Answers.DataSource,
            ExpectDataSource,
            body: $$$"""
            {"parent":{"type":"database_id","database_id":"{{{Some.Database}}}"},
             "properties":{"Name":{"type":"title","title":{}},
                           "Next":{"type":"relation","relation":{"data_source_id":"{{{Some.DataSource}}}","type":"dual_property","dual_property":{}} }},
             "title":[{"type":"text","text":{"content":"More tasks"}}]}
            """),

        OperationCase.Of(
            "retrieveDataSource",
            $"GET {Url}/{Some.DataSource}",
            (notion, ct) => notion.DataSources.RetrieveAsync(Some.DataSource, ct),
            Answers.DataSource,
            ExpectDataSource),

        OperationCase.Of(
            "updateDataSource",
            $"PATCH {Url}/{Some.DataSource}",
            (notion, ct) => notion.DataSources.UpdateAsync(
                Some.DataSource,
                new()
                {
                    Icon = null,
                    Properties =
                    {
                        ["Cost"] = PropertyUpdate.Rename("Price"),
                        ["Note"] = PropertySchema.RichText(),
                        ["Old"] = null,
                    },
                },
                ct),
            Answers.DataSource,
            ExpectDataSource,
            body: """
            {"icon":null,"properties":{"Cost":{"name":"Price"},"Note":{"type":"rich_text","rich_text":{}},"Old":null}}
            """),

        OperationCase.Of(
            "queryDataSource",
            $"POST {Url}/{Some.DataSource}/query?filter_properties=title&filter_properties=a%3Ab",
            (notion, ct) => notion.DataSources.QueryAsync(
                Some.DataSource,
                new()
                {
                    Filter = Filter.And(
                        Filter.Property("Status").Select.Is("Open"),
                        Filter.Or(Filter.Property("Cost").Number.GreaterThan(100), Filter.CreatedTime.OnOrAfter(new DateOnly(2026, 1, 1)))),
                    Sorts = [Sort.Descending("Due"), Sort.Ascending(PageTimestamp.CreatedTime)],
                    StartCursor = "cursor_1",
                    PageSize = 50,
                },
                ["title", "a%3Ab"],
                ct),
            Answers.List($"{Answers.Page},{Answers.DataSource}", "page_or_data_source"),
            ExpectResults,
            body: """
            {"filter":{"and":[{"property":"Status","type":"select","select":{"equals":"Open"}},
                              {"or":[{"property":"Cost","type":"number","number":{"greater_than":100}},{"timestamp":"created_time","created_time":{"on_or_after":"2026-01-01"}}]}]},
             "sorts":[{"property":"Due","direction":"descending"},{"timestamp":"created_time","direction":"ascending"}],
             "start_cursor":"cursor_1","page_size":50}
            """),

        OperationCase.Of(
            "queryDataSource",
            $"POST {Url}/{Some.DataSource}/query",
            (notion, ct) => notion.DataSources.QueryAsync(Some.DataSource, new(), cancellationToken: ct),
            Answers.List($"{Answers.Page},{Answers.DataSource}", "page_or_data_source"),
            ExpectResults,
            body: "{}",
            name: "everything"),

        OperationCase.Of(
            "listDataSourceTemplates",
            $"GET {Url}/{Some.DataSource}/templates?name=Bug%20report&start_cursor=cursor_1&page_size=3",
            (notion, ct) => notion.DataSources.ListTemplatesAsync(Some.DataSource, "Bug report", "cursor_1", 3, ct),
            $$$"""{"templates":[{"id":"{{{Some.Page}}}","name":"Bug report","is_default":true}],"has_more":false,"next_cursor":null}""",
            list =>
            {
                Assert.That(list.Templates.Single().Id, Is.EqualTo(new PageId(new Guid(Some.Page))));
                Assert.That(list.Templates.Single().Name, Is.EqualTo("Bug report"));
                Assert.That(list.Templates.Single().IsDefault, Is.True);
                Assert.That(list.HasMore, Is.False);
                Assert.That(list.NextCursor, Is.Null);
            }),
    ];

    private static void ExpectDataSource(DataSource source)
    {
        Assert.That(source.Id, Is.EqualTo(new DataSourceId(new Guid(Some.DataSource))));
        Assert.That(source.Title.ToPlainText(), Is.EqualTo("Write tests"));
        Assert.That(source.Properties.Keys, Is.EqualTo(["Name", "Cost"]));
        Assert.That(source.Properties["Name"].Schema, Is.TypeOf<TitleSchema>());
        Assert.That(source.Properties["Cost"].Description, Is.EqualTo("In euro"));
        Assert.That(((NumberSchema)source.Properties["Cost"].Schema).Format, Is.EqualTo(NumberFormat.Euro));
        Assert.That(((DatabaseParent)source.Parent).DatabaseId, Is.EqualTo(new DatabaseId(new Guid(Some.Database))));
        Assert.That(((PageParent)source.DatabaseParent).PageId, Is.EqualTo(new PageId(new Guid(Some.Page))));
    }

    private static void ExpectResults(PageOrDataSourceList list)
    {
        Assert.That(list.Results, Has.Count.EqualTo(2));
        Assert.That(((Page)list.Results[0]).Title, Is.EqualTo("Write tests"));
        ExpectDataSource((DataSource)list.Results[1]);
        Assert.That(list.NextCursor, Is.EqualTo("cursor_2"));
    }
}
