/** Gives this process the browser's database, in memory. A module of its own, so that only who asks for it gets it. */
import "fake-indexeddb/auto";
