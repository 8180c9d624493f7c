using System.Security.Cryptography;
using System.Text;
using Notion.Refit.Emulator.Answers;
using Notion.Refit.Emulator.Core;
using Notion.Refit.Emulator.Paging;
using Notion.Refit.Emulator.Routing;
using Notion.Refit.Emulator.State;
using Notion.Refit.Emulator.Values;
using Notion.Refit.Models;

namespace Notion.Refit.Emulator.Endpoints.DataSources;

/// <summary>The rows of a data source that a filter lets through, in the order of the sorts; the newest first without any.</summary>
internal sealed class QueryDataSource : IEndpoint
{
    public NotionOperation Operation => NotionOperations.QueryDataSource;

    public Answer Handle(RequestContext context)
    {
        StoredDataSource source = context.DataSource(context.PathId("data_source_id"));
        var body = new BodyPart(context.Body, "body");
        body.TryGet("filter", out BodyPart filter);
        body.TryGet("sorts", out BodyPart sorts);
        (IReadOnlyList<QueryRow> rows, bool isCapped) = RowQuery.Find(source, Rows(source, body), [filter], sorts, context);

        Guid query = QueryId(source, body);
        ListPage<QueryRow> page = context.BodyPage().Cut(rows, row => $"s:{query}:{row.Page.Id}");
        string[] only = [.. context.QueryValues("filter_properties")];
        return Answer.Of(new PageOrDataSourceList
        {
            Results = [.. page.Items.Select(row => PageAnswers.Of(row.Page, context.Scope, only))],
            NextCursor = page.NextCursor,
            HasMore = page.HasMore,
            Type = ListType.PageOrDataSource,
            PageOrDataSource = new EmptyObject(),
            RequestStatus = isCapped
                ? new RequestStatus { Type = RequestStatusType.Incomplete, IncompleteReason = IncompleteReason.QueryResultLimitReached }
                : null,
        });
    }

    private static IEnumerable<StoredPage> Rows(StoredDataSource source, BodyPart body)
    {
        bool archived = Flag(body, "is_archived");
        bool trashed = Flag(body, "in_trash") || Flag(body, "archived");
        return source.Rows.Where(row => row.IsTrashed == trashed && row.IsArchived == archived);
    }

    private static bool Flag(BodyPart body, string name) => body.TryGet(name, out BodyPart flag) && !flag.IsNull && flag.AsBoolean();

    // Cursors belong to one query: the same filter and sorts of the same data source.
    private static Guid QueryId(StoredDataSource source, BodyPart body)
    {
        string text = string.Join('\n', source.Id, Json("filter"), Json("sorts"));
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(text), hash);
        hash[6] = (byte)(0x40 | (hash[6] & 0x0f));
        hash[8] = (byte)(0x80 | (hash[8] & 0x3f));
        return new Guid(hash[..16], bigEndian: true);

        string Json(string name) => body.TryGet(name, out BodyPart part) ? part.ToJson() : "";
    }
}
