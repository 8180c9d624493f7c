using System.Globalization;
using Notion.Refit.Emulator.Answers;
using Notion.Refit.Emulator.Api.Answers;
using Notion.Refit.Emulator.Protocol.Messages;
using Notion.Refit.Emulator.Protocol.Paging;
using Notion.Refit.Emulator.Requests;
using Notion.Refit.Emulator.State;
using Notion.Refit.Emulator.Tables.Queries;
using Notion.Refit.Models;

namespace Notion.Refit.Emulator.Api.Endpoints.Search;

/// <summary>Pages and data sources by words of their titles, those changed last first.</summary>
internal sealed class SearchByTitle : IEndpoint
{
    public NotionOperation Operation => NotionOperations.Search;

    public Answer Handle(RequestContext context)
    {
        var request = context.ReadBody<SearchRequest>();
        ListPage<StoredNode> page = context.Page(Key(context), context.BodyPage(), () => Find(request, context));
        return Answer.Of(new PageOrDataSourceList
        {
            Results = [.. page.Items.Select(node => Show(node, context.Scope))],
            NextCursor = page.NextCursor,
            HasMore = page.HasMore,
            Type = ListType.PageOrDataSource,
            PageOrDataSource = new EmptyObject(),
        });
    }

    // What is found depends on who asks, and with a lag on the moment.
    private static string Key(RequestContext context)
    {
        var body = new BodyPart(context.Body, "body");
        string moment = context.Options.SearchLag > TimeSpan.Zero ? context.Now.UtcTicks.ToString(CultureInfo.InvariantCulture) : "";
        return string.Join('\n', "search", context.Connection.Token, moment, Json("query"), Json("filter"), Json("sort"));

        string Json(string name) => body.TryGet(name, out BodyPart part) ? part.ToJson() : "";
    }

    private static IEnumerable<StoredNode> Find(SearchRequest request, RequestContext context)
    {
        var query = new TitleQuery(request.Query ?? "");
        context.Workspace.Listings.CountVisits(context.Workspace.Nodes.Count);
        IEnumerable<StoredNode> found = context.Workspace.Nodes.Where(
            node => IsWanted(node, request.Filter) && query.Matches(TitleOf(node)) && context.Connection.CanSee(node) && IsIndexed(node, context));
        return request.Sort is SearchTimestampSort { Direction: var direction } && direction == SortDirection.Ascending
            ? found.OrderBy(node => node.LastEditedTime).ThenBy(node => node.Sequence)
            : found.OrderByDescending(node => node.LastEditedTime).ThenByDescending(node => node.Sequence);
    }

    // Assumption: the index is late for new objects, not for changed ones.
    private static bool IsIndexed(StoredNode node, RequestContext context) =>
        node.CreatedTime + context.Options.SearchLag <= context.Now || (context.Connection.Shared?.Contains(node.Id) ?? false);

    // Pages in the trash are left out, data sources are not. Assumption: templates are not found.
    private static bool IsWanted(StoredNode node, SearchFilter? filter)
    {
        bool isPage = node is StoredPage;
        if ((!isPage && node is not StoredDataSource) || node is StoredPage { IsTemplate: true })
            return false;
        return filter switch
        {
            SearchObjectFilter byObject => isPage == (byObject.Value == SearchObject.Page) && (node.IsInTrash == byObject.InTrash || (!isPage && !byObject.InTrash)),
            SearchTrashFilter byTrash => node.IsInTrash == byTrash.InTrash,
            _ => !isPage || !node.IsInTrash,
        };
    }

    private static string TitleOf(StoredNode node) => node is StoredPage page ? page.Title.ToPlainText() : ((StoredDataSource)node).Title.ToPlainText();

    private static PageOrDataSource Show(StoredNode node, AnswerScope scope) =>
        node is StoredPage page ? PageAnswers.Of(page, scope) : DataSourceAnswers.Of((StoredDataSource)node, scope);
}
