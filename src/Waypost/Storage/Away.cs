using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace Waypost.Storage;

/// What passes by itself: the database or the disk is away, full or contended. Loops that come round again wait for it; anything else is a bug and stops them.
public static class Away
{
    public static bool Is(Exception exception) => exception is DbException or DbUpdateException or IOException or TimeoutException or Refusal { Code: WriteLane.Full }
        || exception is InvalidOperationException { InnerException: DbException }; // EF's words for a connection that broke
}
