using Notion.Refit.Models;

namespace Notion.Refit.Tests.Operations.Cases;

internal static class SearchCases
{
    public static IReadOnlyList<OperationCase> All { get; } =
    [
        OperationCase.Of(
            "search",
            "POST https://api.notion.com/v1/search",
            (notion, ct) => notion.Search.SearchAsync(
                new()
                {
                    Query = "plan <\"ü\">",
                    Filter = new SearchObjectFilter(SearchObject.Page),
                    Sort = new SearchTimestampSort(SortDirection.Descending),
                    StartCursor = "cursor_1",
                    PageSize = 10,
                },
                ct),
            Answers.List($"{Answers.DataSource},{Answers.Page}", "page_or_data_source"),
            list =>
            {
                Assert.That(((DataSource)list.Results[0]).Title.ToPlainText(), Is.EqualTo("Write tests"));
                Assert.That(((Page)list.Results[1]).Title, Is.EqualTo("Write tests"));
                Assert.That(list.NextCursor, Is.EqualTo("cursor_2"));
            },
            body: """
            {"query":"plan <\"ü\">","filter":{"property":"object","value":"page"},"sort":{"timestamp":"last_edited_time","direction":"descending"},
             "start_cursor":"cursor_1","page_size":10}
            """),

        OperationCase.Of(
            "listCustomEmojis",
            "GET https://api.notion.com/v1/custom_emojis?name=party%26more&start_cursor=cursor_1&page_size=2",
            (notion, ct) => notion.CustomEmojis.ListAsync("party&more", "cursor_1", 2, ct),
            Answers.List($$$"""{"id":"{{{Some.CustomEmoji}}}","name":"party","url":"https://example.com/e.png"}""", "custom_emoji"),
            list =>
            {
                Assert.That(list.Results.Single().Id, Is.EqualTo(new CustomEmojiId(new Guid(Some.CustomEmoji))));
                Assert.That(list.Results.Single().Name, Is.EqualTo("party"));
                Assert.That(list.Results.Single().Url, Is.EqualTo("https://example.com/e.png"));
                Assert.That(list.NextCursor, Is.EqualTo("cursor_2"));
            }),
    ];
}
