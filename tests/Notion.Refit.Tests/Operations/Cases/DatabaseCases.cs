using Notion.Refit.Models;

namespace Notion.Refit.Tests.Operations.Cases;

internal static class DatabaseCases
{
    private const string Url = "https://api.notion.com/v1/databases";

    public static IReadOnlyList<OperationCase> All { get; } =
    [
        OperationCase.Of(
            "createDatabase",
            $"POST {Url}",
            (notion, ct) => notion.Databases.CreateAsync(
                new()
                {
                    Parent = Parent.Page(Some.Page),
                    Title = "Tasks",
                    IsInline = true,
                    InitialDataSource = new()
                    {
                        Properties =
                        {
                            ["Name"] = PropertySchema.Title(),
                            ["Cost"] = PropertySchema.Number(NumberFormat.Euro),
                            ["Status"] = PropertySchema.Select("Open", "Done"),
                            ["Due"] = PropertySchema.Date(),
                        },
                    },
                    Icon = Icon.CustomEmoji(Some.CustomEmoji),
                },
                ct),
            Answers.Database,
            ExpectDatabase,
            body: $$$"""
            {"parent":{"type":"page_id","page_id":"{{{Some.Page}}}"},
             "title":[{"type":"text","text":{"content":"Tasks"}}],
             "is_inline":true,
             "initial_data_source":{"properties":{"Name":{"type":"title","title":{}},
                                                  "Cost":{"type":"number","number":{"format":"euro"}},
                                                  "Status":{"type":"select","select":{"options":[{"name":"Open"},{"name":"Done"}]}},
                                                  "Due":{"type":"date","date":{}} }},
             "icon":{"type":"custom_emoji","custom_emoji":{"id":"{{{Some.CustomEmoji}}}"}} }
            """),

        OperationCase.Of(
            "retrieveDatabase", $"GET {Url}/{Some.Database}", (notion, ct) => notion.Databases.RetrieveAsync(Some.Database, ct), Answers.Database, ExpectDatabase),

        OperationCase.Of(
            "updateDatabase",
            $"PATCH {Url}/{Some.Database}",
            (notion, ct) => notion.Databases.UpdateAsync(
                Some.Database, new() { Title = "Jobs", Cover = null, Icon = Icon.Named("pizza", IconColor.Blue), IsInline = false, InTrash = true }, ct),
            Answers.Database,
            ExpectDatabase,
            body: """
            {"title":[{"type":"text","text":{"content":"Jobs"}}],"is_inline":false,"icon":{"type":"icon","icon":{"name":"pizza","color":"blue"}},"cover":null,"in_trash":true}
            """),
    ];

    private static void ExpectDatabase(Database database)
    {
        Assert.That(database.Id, Is.EqualTo(new DatabaseId(new Guid(Some.Database))));
        Assert.That(database.Title.ToPlainText(), Is.EqualTo("Write tests"));
        Assert.That(database.Description, Is.Empty);
        Assert.That(database.IsInline, Is.True);
        Assert.That(database.DataSources.Single().Id, Is.EqualTo(new DataSourceId(new Guid(Some.DataSource))));
        Assert.That(database.DataSources.Single().Name, Is.EqualTo("Tasks"));
        Assert.That(((ExternalFile)database.Cover!).Url, Is.EqualTo("https://example.com/c.png"));
        Assert.That(database.Icon, Is.Null);
    }
}
