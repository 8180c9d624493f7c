namespace Notion.Refit.SourceGenerator.Parsing;

/// <summary>The attributes of Refit.</summary>
internal static class RefitNames
{
    public const string AliasAs = "Refit.AliasAsAttribute";
    public const string AttachmentName = "Refit.AttachmentNameAttribute";
    public const string Authorize = "Refit.AuthorizeAttribute";
    public const string Body = "Refit.BodyAttribute";
    public const string Header = "Refit.HeaderAttribute";
    public const string Headers = "Refit.HeadersAttribute";
    public const string Multipart = "Refit.MultipartAttribute";
    public const string Property = "Refit.PropertyAttribute";
    public const string Query = "Refit.QueryAttribute";
}
