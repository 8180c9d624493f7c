using Notion.Refit.Models;

namespace Notion.Refit.Emulator.State;

/// <summary>How the import of a file ends.</summary>
/// <param name="Time">When it ends, by the clock of the emulator: before that, nobody can tell.</param>
/// <param name="Error">What went wrong; null if nothing did.</param>
internal sealed record StoredFileImport(DateTimeOffset Time, FileImportError? Error);
