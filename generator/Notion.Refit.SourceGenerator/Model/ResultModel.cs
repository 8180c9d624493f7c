namespace Notion.Refit.SourceGenerator.Model;

/// <summary>What a method gives back.</summary>
/// <param name="Kind">Which method of the transport gives it.</param>
/// <param name="Type">The type of the model, for that kind.</param>
/// <param name="IsValueTask">Whether it comes as a ValueTask.</param>
internal sealed record ResultModel(ResultKind Kind, string? Type, bool IsValueTask);
