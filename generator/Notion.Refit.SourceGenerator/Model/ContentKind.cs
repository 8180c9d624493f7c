namespace Notion.Refit.SourceGenerator.Model;

/// <summary>How an argument becomes content.</summary>
internal enum ContentKind
{
    Model,
    HttpContent,
    Stream,
    Bytes,
    Text,
}
