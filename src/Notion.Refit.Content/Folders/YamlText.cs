namespace Notion.Refit.Content.Folders;

/// <summary>A scalar.</summary>
/// <param name="Text">The text.</param>
/// <param name="IsLiteral">Whether it is written as it is: a number, a Boolean, a date.</param>
internal sealed record YamlText(string Text, bool IsLiteral = false) : YamlValue;
