using Notion.Refit.Emulator.State;
using Notion.Refit.Emulator.Tables.Queries;

namespace Notion.Refit.Emulator.Tables.Values;

/// <summary>Reads the value of a property.</summary>
/// <param name="row">The row.</param>
/// <param name="used">A cell that this has given before and that may be filled anew; null for none.</param>
internal delegate Cell CellFill(StoredPage row, Cell? used);
