namespace Notion.Refit.SourceGenerator.Model;

/// <summary>Which method of the transport gives what a method promises.</summary>
internal enum ResultKind
{
    Nothing,
    Text,
    Response,
    Model,
}
