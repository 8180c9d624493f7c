using Notion.Refit.Models;

namespace Notion.Refit.Tests.Operations.Cases;

internal static class ViewCases
{
    private const string Url = "https://api.notion.com/v1/views";

    public static IReadOnlyList<OperationCase> All { get; } =
    [
        OperationCase.Of(
            "listViews",
            $"GET {Url}?data_source_id={Some.DataSource}&page_size=10",
            (notion, ct) => notion.Views.ListAsync(dataSourceId: Some.DataSource, pageSize: 10, cancellationToken: ct),
            Answers.List(Answers.View, "view"),
            ExpectViews),

        OperationCase.Of(
            "listViews",
            $"GET {Url}?database_id={Some.Database}&start_cursor=cursor_1",
            (notion, ct) => notion.Views.ListAsync(Some.Database, startCursor: "cursor_1", cancellationToken: ct),
            Answers.List(Answers.View, "view"),
            ExpectViews,
            name: "of a database"),

        OperationCase.Of(
            "createView",
            $"POST {Url}",
            (notion, ct) => notion.Views.CreateAsync(
                new()
                {
                    DataSourceId = Some.DataSource,
                    DatabaseId = Some.Database,
                    Name = "Open",
                    Type = ViewType.Table,
                    Filter = Filter.Property("Status").Select.Is("Open"),
                    Sorts = [Sort.Descending("Due")],
                    QuickFilters = { ["Cost"] = new NumberCondition(new() { LessThan = 7 }) },
                    Configuration = new TableViewConfiguration { Properties = [new("title") { Visible = true, Width = 200 }], WrapCells = true },
                    Position = new AfterViewPosition(Some.OtherView),
                },
                ct),
            Answers.View,
            ExpectView,
            body: $$$"""
            {"data_source_id":"{{{Some.DataSource}}}","name":"Open","type":"table","database_id":"{{{Some.Database}}}",
             "filter":{"property":"Status","type":"select","select":{"equals":"Open"}},
             "sorts":[{"property":"Due","direction":"descending"}],
             "quick_filters":{"Cost":{"type":"number","number":{"less_than":7}} },
             "configuration":{"type":"table","properties":[{"property_id":"title","visible":true,"width":200}],"wrap_cells":true},
             "position":{"type":"after_view","view_id":"{{{Some.OtherView}}}"}}
            """),

        OperationCase.Of("retrieveView", $"GET {Url}/{Some.View}", (notion, ct) => notion.Views.RetrieveAsync(Some.View, ct), Answers.View, ExpectView),

        OperationCase.Of(
            "updateView",
            $"PATCH {Url}/{Some.View}",
            (notion, ct) => notion.Views.UpdateAsync(Some.View, new() { Name = "All", Filter = null, Sorts = null }, ct),
            Answers.View,
            ExpectView,
            body: """{"name":"All","filter":null,"sorts":null}"""),

        OperationCase.Of("deleteView", $"DELETE {Url}/{Some.View}", (notion, ct) => notion.Views.DeleteAsync(Some.View, ct), Answers.View, ExpectView),

        OperationCase.Of(
            "createViewQuery",
            $"POST {Url}/{Some.View}/queries",
            (notion, ct) => notion.Views.CreateQueryAsync(Some.View, new() { PageSize = 20 }, ct),
            $$$"""
            {"object":"view_query","id":"{{{Some.ViewQuery}}}","view_id":"{{{Some.View}}}","expires_at":"2026-03-11T09:56:00.000Z","total_count":120,
             "results":[{"object":"page","id":"{{{Some.Page}}}"}],"next_cursor":"cursor_2","has_more":true}
            """,
            query =>
            {
                Assert.That(query.Id, Is.EqualTo(new ViewQueryId(new Guid(Some.ViewQuery))));
                Assert.That(query.ExpiresAt, Is.EqualTo(new DateTimeOffset(2026, 3, 11, 9, 56, 0, TimeSpan.Zero)));
                Assert.That(query.TotalCount, Is.EqualTo(120));
                Assert.That(query.Results.Single().Id, Is.EqualTo(new PageId(new Guid(Some.Page))));
                Assert.That(query.Results.Single().IsPartial, Is.True);
            },
            body: """{"page_size":20}"""),

        OperationCase.Of(
            "listViewQueryResults",
            $"GET {Url}/{Some.View}/queries/{Some.ViewQuery}?start_cursor=cursor_1&page_size=20",
            (notion, ct) => notion.Views.ListQueryResultsAsync(Some.View, Some.ViewQuery, "cursor_1", 20, ct),
            Answers.List(Answers.Page, "page"),
            list =>
            {
                Assert.That(list.Results.Single().Title, Is.EqualTo("Write tests"));
                Assert.That(list.NextCursor, Is.EqualTo("cursor_2"));
            }),

        OperationCase.Of(
            "deleteViewQuery",
            $"DELETE {Url}/{Some.View}/queries/{Some.ViewQuery}",
            (notion, ct) => notion.Views.DeleteQueryAsync(Some.View, Some.ViewQuery, ct),
            $$$"""{"object":"view_query","id":"{{{Some.ViewQuery}}}","deleted":true}""",
            query =>
            {
                Assert.That(query.Id, Is.EqualTo(new ViewQueryId(new Guid(Some.ViewQuery))));
                Assert.That(query.Deleted, Is.True);
            }),
    ];

    private static void ExpectView(View view)
    {
        Assert.That(view.Id, Is.EqualTo(new ViewId(new Guid(Some.View))));
        Assert.That(view.Name, Is.EqualTo("Open"));
        Assert.That(view.Type, Is.EqualTo(ViewType.Table));
        Assert.That(view.DataSourceId, Is.EqualTo(new DataSourceId(new Guid(Some.DataSource))));
        Assert.That(((SelectCondition)((PropertyFilter)view.Filter!).Condition!).Comparison.EqualTo, Is.EqualTo(["Open"]));
        Assert.That(((PropertySort)view.Sorts!.Single()).Direction, Is.EqualTo(SortDirection.Descending));
        Assert.That(view.QuickFilters, Is.Null);
        Assert.That(((TableViewConfiguration)view.Configuration!).Properties!.Single().PropertyId, Is.EqualTo(PropertyId.Title));
    }

    private static void ExpectViews(ViewList list)
    {
        ExpectView(list.Results.Single());
        Assert.That(list.NextCursor, Is.EqualTo("cursor_2"));
    }
}
