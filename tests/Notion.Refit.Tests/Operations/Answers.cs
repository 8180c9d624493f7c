namespace Notion.Refit.Tests.Operations;

/// <summary>Answers as Notion gives them, written by hand: one a kind of object.</summary>
internal static class Answers
{
    private const string Times = """ "created_time":"2026-03-11T09:41:00.000Z","last_edited_time":"2026-03-12T10:00:00.000Z" """;

    private const string Who = $$$""" "created_by":{"object":"user","id":"{{{Some.User}}}"},"last_edited_by":{"object":"user","id":"{{{Some.User}}}"} """;

    public const string RichText = """
        {"type":"text","text":{"content":"Write tests","link":null},
         "annotations":{"bold":true,"italic":false,"strikethrough":false,"underline":false,"code":false,"color":"default"},
         "plain_text":"Write tests","href":null}
        """;

    public const string Page = $$$"""
        {"object":"page","id":"{{{Some.Page}}}",{{{Times}}},{{{Who}}},"cover":null,"icon":{"type":"emoji","emoji":"🚀"},
         "parent":{"type":"data_source_id","data_source_id":"{{{Some.DataSource}}}","database_id":"{{{Some.Database}}}"},
         "in_trash":false,"is_archived":false,"is_locked":false,
         "properties":{"Name":{"id":"title","type":"title","title":[{{{RichText}}}]},"Cost":{"id":"a%3Ab","type":"number","number":399.5}},
         "url":"https://www.notion.so/p","public_url":null}
        """;

    public const string Block = $$$"""
        {"object":"block","id":"{{{Some.Block}}}","parent":{"type":"page_id","page_id":"{{{Some.Page}}}"},{{{Times}}},{{{Who}}},"has_children":false,"in_trash":false,
         "type":"paragraph","paragraph":{"rich_text":[{{{RichText}}}],"icon":null,"color":"blue_background"}}
        """;

    public const string Database = $$$"""
        {"object":"database","id":"{{{Some.Database}}}","title":[{{{RichText}}}],"description":[],"parent":{"type":"page_id","page_id":"{{{Some.Page}}}"},
         "is_inline":true,"in_trash":false,"is_locked":false,{{{Times}}},"data_sources":[{"id":"{{{Some.DataSource}}}","name":"Tasks"}],
         "icon":null,"cover":{"type":"external","external":{"url":"https://example.com/c.png"}},"url":"https://www.notion.so/d","public_url":null}
        """;

    public const string DataSource = $$$"""
        {"object":"data_source","id":"{{{Some.DataSource}}}","cover":null,"icon":null,{{{Times}}},{{{Who}}},"title":[{{{RichText}}}],"description":[],"is_inline":false,
         "properties":{"Name":{"id":"title","name":"Name","description":null,"type":"title","title":{}},
                       "Cost":{"id":"a%3Ab","name":"Cost","description":"In euro","type":"number","number":{"format":"euro"}} },
         "parent":{"type":"database_id","database_id":"{{{Some.Database}}}"},"database_parent":{"type":"page_id","page_id":"{{{Some.Page}}}"},
         "url":"https://www.notion.so/s","public_url":null,"in_trash":false}
        """;

    public const string View = $$$"""
        {"object":"view","id":"{{{Some.View}}}","parent":{"type":"database_id","database_id":"{{{Some.Database}}}"},"data_source_id":"{{{Some.DataSource}}}",
         "name":"Open","type":"table",{{{Times}}},{{{Who}}},"url":"https://www.notion.so/v",
         "filter":{"property":"Status","select":{"equals":"Open"} },"sorts":[{"property":"Due","direction":"descending"}],"quick_filters":null,
         "configuration":{"type":"table","properties":[{"property_id":"title","visible":true}],"wrap_cells":true}}
        """;

    public const string Comment = $$$"""
        {"object":"comment","id":"{{{Some.Comment}}}","parent":{"type":"page_id","page_id":"{{{Some.Page}}}"},"discussion_id":"{{{Some.Discussion}}}",{{{Times}}},
         "created_by":{"object":"user","id":"{{{Some.User}}}"},"rich_text":[{{{RichText}}}],"display_name":{"type":"integration","resolved_name":"Ada's bot"},
         "attachments":[{"category":"image","file":{"url":"https://files.example.com/1","expiry_time":"2026-03-11T10:41:00.000Z"}}]}
        """;

    public const string Person = $$$"""
        {"object":"user","id":"{{{Some.User}}}","name":"Ada","avatar_url":null,"type":"person","person":{"email":"ada@example.com"}}
        """;

    public const string FileUpload = $$$"""
        {"object":"file_upload","id":"{{{Some.FileUpload}}}",{{{Times}}},"created_by":{"id":"{{{Some.User}}}","type":"bot"},"expiry_time":"2026-03-11T10:41:00.000Z",
         "upload_url":"https://api.notion.com/v1/file_uploads/{{{Some.FileUpload}}}/send","in_trash":false,"status":"pending",
         "filename":"plan.txt","content_type":"text/plain","content_length":null}
        """;

    public const string MeetingNotes = $$$"""
        {"object":"block","id":"{{{Some.Block}}}","parent":{"type":"page_id","page_id":"{{{Some.Page}}}"},{{{Times}}},{{{Who}}},"has_children":true,"in_trash":false,
         "type":"meeting_notes","meeting_notes":{"title":[{{{RichText}}}],"status":"notes_ready","children":{"summary_block_id":"{{{Some.Block}}}"},
         "calendar_event":{"start_time":"2026-03-11T09:00:00.000Z","end_time":"2026-03-11T09:30:00.000Z","attendees":["{{{Some.User}}}"]}} }
        """;

    /// <summary>A list with one item and a further page behind it.</summary>
    /// <param name="item">The item.</param>
    /// <param name="type">The kind of list; null where the answer does not say it.</param>
    /// <returns>The answer.</returns>
    public static string List(string item, string? type)
    {
        string kind = type is null ? "" : $$$""" "type":"{{{type}}}","{{{type}}}":{}, """;
        return $$$"""{"object":"list","results":[{{{item}}}],"next_cursor":"cursor_2","has_more":true,{{{kind}}}"request_id":"{{{Some.Request}}}"}""";
    }
}
