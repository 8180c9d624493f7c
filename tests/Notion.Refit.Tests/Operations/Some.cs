namespace Notion.Refit.Tests.Operations;

/// <summary>Ids that tell what they name.</summary>
internal static class Some
{
    public const string Agent = "a2000000-0000-4000-8000-000000000001";
    public const string Thread = "a3000000-0000-4000-8000-000000000001";
    public const string ThreadMessage = "a3000000-0000-4000-8000-000000000002";
    public const string Session = "a4000000-0000-4000-8000-000000000001";
    public const string Page = "a1000000-0000-4000-8000-000000000001";
    public const string OtherPage = "a1000000-0000-4000-8000-000000000002";
    public const string Block = "b1000000-0000-4000-8000-000000000001";
    public const string Bot = "b2000000-0000-4000-8000-000000000001";
    public const string Comment = "c1000000-0000-4000-8000-000000000001";
    public const string Discussion = "c2000000-0000-4000-8000-000000000001";
    public const string CustomEmoji = "c3000000-0000-4000-8000-000000000001";
    public const string Database = "d1000000-0000-4000-8000-000000000001";
    public const string DataSource = "d2000000-0000-4000-8000-000000000001";
    public const string View = "e1000000-0000-4000-8000-000000000001";
    public const string OtherView = "e1000000-0000-4000-8000-000000000002";
    public const string ViewQuery = "e2000000-0000-4000-8000-000000000001";
    public const string User = "f1000000-0000-4000-8000-000000000001";
    public const string FileUpload = "f2000000-0000-4000-8000-000000000001";
    public const string Workspace = "f3000000-0000-4000-8000-000000000001";
    public const string Request = "f4000000-0000-4000-8000-000000000001";
}
