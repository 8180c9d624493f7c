using Notion.Refit.Models;

namespace Notion.Refit.Emulator.State;

/// <summary>The outcome of a file import.</summary>
/// <param name="Time">When it ends, by the emulator's clock; before that the outcome is not visible.</param>
/// <param name="Error">What went wrong; null if nothing did.</param>
internal sealed record StoredFileImport(DateTimeOffset Time, FileImportError? Error);
