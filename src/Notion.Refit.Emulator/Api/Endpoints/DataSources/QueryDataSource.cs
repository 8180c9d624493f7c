using System.Security.Cryptography;
using System.Text;
using Notion.Refit.Emulator.Api.Answers;
using Notion.Refit.Emulator.Protocol.Errors;
using Notion.Refit.Emulator.Protocol.Messages;
using Notion.Refit.Emulator.Protocol.Paging;
using Notion.Refit.Emulator.Requests;
using Notion.Refit.Emulator.State;
using Notion.Refit.Emulator.Tables.Values;
using Notion.Refit.Models;

namespace Notion.Refit.Emulator.Api.Endpoints.DataSources;

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
        PageRequest request = context.BodyPage();
        var query = new RowQuery(source, [filter], sorts, context);
        StoredPage? start = request.StartCursor is { } cursor ? Start(cursor, Prefix(source, body), source, context) : null;
        RowPage page = start is null
            ? query.FindPage(source.Children, Wanted(body), request.Size)
            : Rest(query, source, body, start, request, context) ?? throw ApiErrors.InvalidCursor(request.StartCursor!);
        string[] only = [.. context.QueryValues("filter_properties")];
        return Answer.Of(new PageOrDataSourceList
        {
            Results = [.. page.Rows.Select(row => PageAnswers.Of(row, context.Scope, only))],
            NextCursor = page.Next is { } next ? Prefix(source, body) + next.Id : null,
            HasMore = page.Next is not null,
            Type = ListType.PageOrDataSource,
            PageOrDataSource = new EmptyObject(),
            RequestStatus = page.IsCapped
                ? new RequestStatus { Type = RequestStatusType.Incomplete, IncompleteReason = IncompleteReason.QueryResultLimitReached }
                : null,
        });
    }

    // A page after the first one: of rows that are found and put in order once for all of these pages.
    private static RowPage? Rest(RowQuery query, StoredDataSource source, BodyPart body, StoredPage start, PageRequest request, RequestContext context)
    {
        string archived = body.TryGet("is_archived", out BodyPart flag) ? flag.ToJson() : "";
        string key = string.Join('\n', Prefix(source, body), archived, context.Connection.Token, context.Minute());
        Listing listing = context.Workspace.Listings.Get(key, context.Workspace.Revision, () =>
        {
            RowPage all = query.FindPage(source.Children, Wanted(body));
            return new Listing(all.Rows, all.IsCapped);
        });
        if (listing.IndexOf(start.Id) is not { } first)
            return null;
        int end = Math.Min(first + request.Size, listing.Nodes.Count);
        var rows = new StoredPage[end - first];
        for (int i = first; i < end; i++)
            rows[i - first] = (StoredPage)listing.Nodes[i];
        return new RowPage(rows, end < listing.Nodes.Count ? (StoredPage)listing.Nodes[end] : null, listing.IsCapped);
    }

    private static Func<StoredPage, bool> Wanted(BodyPart body)
    {
        bool archived = body.TryGet("is_archived", out BodyPart flag) && flag.AsBoolean();
        return row => !row.IsTrashed && row.IsArchived == archived;
    }

    // The row that a cursor stands for, which must be one of this query.
    private static StoredPage Start(string cursor, string prefix, StoredDataSource source, RequestContext context) =>
        cursor.StartsWith(prefix, StringComparison.Ordinal)
        && Guid.TryParseExact(cursor.AsSpan(prefix.Length), "D", out Guid id)
        && context.Workspace.FindNode(id) is StoredPage row
        && row.Parent == source
            ? row
            : throw ApiErrors.InvalidCursor(cursor);

    // Cursors belong to one query: the same filter and sorts of the same data source.
    private static string Prefix(StoredDataSource source, BodyPart body) => $"s:{QueryId(source, body)}:";

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
