namespace Notion.Refit.Rows.Columns;

/// <summary>A column that can identify rows in an upsert: text, number, URL, e-mail address or unique id.</summary>
public interface IKeyColumn : IRowColumn;
